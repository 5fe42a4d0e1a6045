// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>A field of a row of <c>view</c>; the order of the members is the order of the row.</summary>
public enum RowField
{
    /// <inheritdoc cref="FieldNames.RowId"/>
    RowId,

    /// <inheritdoc cref="FieldNames.KernelId"/>
    KernelId,

    /// <inheritdoc cref="FieldNames.OriginalL3Protocol"/>
    OriginalL3Protocol,

    /// <inheritdoc cref="FieldNames.OriginalL4Protocol"/>
    OriginalL4Protocol,

    /// <inheritdoc cref="FieldNames.OriginalIPv4Source"/>
    OriginalIPv4Source,

    /// <inheritdoc cref="FieldNames.OriginalIPv4Destination"/>
    OriginalIPv4Destination,

    /// <inheritdoc cref="FieldNames.OriginalIPv6Source"/>
    OriginalIPv6Source,

    /// <inheritdoc cref="FieldNames.OriginalIPv6Destination"/>
    OriginalIPv6Destination,

    /// <inheritdoc cref="FieldNames.OriginalPortSource"/>
    OriginalPortSource,

    /// <inheritdoc cref="FieldNames.OriginalPortDestination"/>
    OriginalPortDestination,

    /// <inheritdoc cref="FieldNames.IcmpType"/>
    IcmpType,

    /// <inheritdoc cref="FieldNames.IcmpCode"/>
    IcmpCode,

    /// <inheritdoc cref="FieldNames.IcmpId"/>
    IcmpId,

    /// <inheritdoc cref="FieldNames.ReplyL3Protocol"/>
    ReplyL3Protocol,

    /// <inheritdoc cref="FieldNames.ReplyL4Protocol"/>
    ReplyL4Protocol,

    /// <inheritdoc cref="FieldNames.ReplyIPv4Source"/>
    ReplyIPv4Source,

    /// <inheritdoc cref="FieldNames.ReplyIPv4Destination"/>
    ReplyIPv4Destination,

    /// <inheritdoc cref="FieldNames.ReplyIPv6Source"/>
    ReplyIPv6Source,

    /// <inheritdoc cref="FieldNames.ReplyIPv6Destination"/>
    ReplyIPv6Destination,

    /// <inheritdoc cref="FieldNames.ReplyPortSource"/>
    ReplyPortSource,

    /// <inheritdoc cref="FieldNames.ReplyPortDestination"/>
    ReplyPortDestination,

    /// <inheritdoc cref="FieldNames.ReplyIcmpType"/>
    ReplyIcmpType,

    /// <inheritdoc cref="FieldNames.ReplyIcmpCode"/>
    ReplyIcmpCode,

    /// <inheritdoc cref="FieldNames.ReplyIcmpId"/>
    ReplyIcmpId,

    /// <inheritdoc cref="FieldNames.OriginalPackets"/>
    OriginalPackets,

    /// <inheritdoc cref="FieldNames.OriginalBytes"/>
    OriginalBytes,

    /// <inheritdoc cref="FieldNames.ReplyPackets"/>
    ReplyPackets,

    /// <inheritdoc cref="FieldNames.ReplyBytes"/>
    ReplyBytes,

    /// <inheritdoc cref="FieldNames.OriginalByteRate"/>
    OriginalByteRate,

    /// <inheritdoc cref="FieldNames.ReplyByteRate"/>
    ReplyByteRate,

    /// <inheritdoc cref="FieldNames.ByteRate"/>
    ByteRate,

    /// <inheritdoc cref="FieldNames.Timeout"/>
    Timeout,

    /// <inheritdoc cref="FieldNames.Mark"/>
    Mark,

    /// <inheritdoc cref="FieldNames.Status"/>
    Status,

    /// <inheritdoc cref="FieldNames.TcpState"/>
    TcpState,

    /// <inheritdoc cref="FieldNames.Use"/>
    Use,

    /// <inheritdoc cref="FieldNames.Zone"/>
    Zone,

    /// <inheritdoc cref="FieldNames.Helper"/>
    Helper,

    /// <inheritdoc cref="FieldNames.Labels"/>
    Labels,

    /// <inheritdoc cref="FieldNames.StartTime"/>
    StartTime,

    /// <inheritdoc cref="FieldNames.UserId"/>
    UserId,

    /// <inheritdoc cref="FieldNames.UserName"/>
    UserName,

    /// <inheritdoc cref="FieldNames.Authenticated"/>
    Authenticated,
}
