// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace Contract;

/// <summary>
/// The table of all row fields: name, enumeration member and kind. Immutable; safe to use from any thread.
/// </summary>
public static class RowFields
{
    private static readonly ImmutableArray<RowFieldInfo> s_all =
    [
        new(RowField.RowId, FieldNames.RowId, FieldKind.Number),
        new(RowField.KernelId, FieldNames.KernelId, FieldKind.Number),
        new(RowField.OriginalL3Protocol, FieldNames.OriginalL3Protocol, FieldKind.Number),
        new(RowField.OriginalL4Protocol, FieldNames.OriginalL4Protocol, FieldKind.Number),
        new(RowField.OriginalIPv4Source, FieldNames.OriginalIPv4Source, FieldKind.Address),
        new(RowField.OriginalIPv4Destination, FieldNames.OriginalIPv4Destination, FieldKind.Address),
        new(RowField.OriginalIPv6Source, FieldNames.OriginalIPv6Source, FieldKind.Address),
        new(RowField.OriginalIPv6Destination, FieldNames.OriginalIPv6Destination, FieldKind.Address),
        new(RowField.OriginalPortSource, FieldNames.OriginalPortSource, FieldKind.Port),
        new(RowField.OriginalPortDestination, FieldNames.OriginalPortDestination, FieldKind.Port),
        new(RowField.IcmpType, FieldNames.IcmpType, FieldKind.Number),
        new(RowField.IcmpCode, FieldNames.IcmpCode, FieldKind.Number),
        new(RowField.IcmpId, FieldNames.IcmpId, FieldKind.Number),
        new(RowField.ReplyL3Protocol, FieldNames.ReplyL3Protocol, FieldKind.Number),
        new(RowField.ReplyL4Protocol, FieldNames.ReplyL4Protocol, FieldKind.Number),
        new(RowField.ReplyIPv4Source, FieldNames.ReplyIPv4Source, FieldKind.Address),
        new(RowField.ReplyIPv4Destination, FieldNames.ReplyIPv4Destination, FieldKind.Address),
        new(RowField.ReplyIPv6Source, FieldNames.ReplyIPv6Source, FieldKind.Address),
        new(RowField.ReplyIPv6Destination, FieldNames.ReplyIPv6Destination, FieldKind.Address),
        new(RowField.ReplyPortSource, FieldNames.ReplyPortSource, FieldKind.Port),
        new(RowField.ReplyPortDestination, FieldNames.ReplyPortDestination, FieldKind.Port),
        new(RowField.ReplyIcmpType, FieldNames.ReplyIcmpType, FieldKind.Number),
        new(RowField.ReplyIcmpCode, FieldNames.ReplyIcmpCode, FieldKind.Number),
        new(RowField.ReplyIcmpId, FieldNames.ReplyIcmpId, FieldKind.Number),
        new(RowField.OriginalPackets, FieldNames.OriginalPackets, FieldKind.Number),
        new(RowField.OriginalBytes, FieldNames.OriginalBytes, FieldKind.Number),
        new(RowField.ReplyPackets, FieldNames.ReplyPackets, FieldKind.Number),
        new(RowField.ReplyBytes, FieldNames.ReplyBytes, FieldKind.Number),
        new(RowField.OriginalByteRate, FieldNames.OriginalByteRate, FieldKind.Rate),
        new(RowField.ReplyByteRate, FieldNames.ReplyByteRate, FieldKind.Rate),
        new(RowField.ByteRate, FieldNames.ByteRate, FieldKind.Rate),
        new(RowField.Timeout, FieldNames.Timeout, FieldKind.Number),
        new(RowField.Mark, FieldNames.Mark, FieldKind.Number),
        new(RowField.Status, FieldNames.Status, FieldKind.Number),
        new(RowField.TcpState, FieldNames.TcpState, FieldKind.Text),
        new(RowField.Use, FieldNames.Use, FieldKind.Number),
        new(RowField.Zone, FieldNames.Zone, FieldKind.Number),
        new(RowField.Helper, FieldNames.Helper, FieldKind.Text),
        new(RowField.Labels, FieldNames.Labels, FieldKind.Text),
        new(RowField.StartTime, FieldNames.StartTime, FieldKind.Time),
        new(RowField.UserId, FieldNames.UserId, FieldKind.Number),
        new(RowField.UserName, FieldNames.UserName, FieldKind.Text),
        new(RowField.Authenticated, FieldNames.Authenticated, FieldKind.Number),
    ];

    private static readonly FrozenDictionary<string, RowFieldInfo> s_byName =
        s_all.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>
    /// All fields in row order; the position of an entry is the number of its <see cref="RowField"/>.
    /// </summary>
    public static ImmutableArray<RowFieldInfo> All => s_all;

    /// <summary>All names in row order, separated by commas, for messages that say what is allowed.</summary>
    public static string AllNames { get; } = string.Join(", ", s_all.Select(field => field.Name));

    /// <summary>What is known about a field.</summary>
    /// <param name="field">A defined member.</param>
    /// <returns>The entry of the table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="field"/> is not a defined member.</exception>
    public static RowFieldInfo Get(RowField field)
    {
        if ((uint)field >= (uint)s_all.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(field), field, "Not a row field.");
        }

        return s_all[(int)field];
    }

    /// <summary>The name of a field as it travels.</summary>
    /// <param name="field">A defined member.</param>
    /// <returns>The name, for instance <c>orig_port_dst</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="field"/> is not a defined member.</exception>
    public static string NameOf(RowField field) => Get(field).Name;

    /// <summary>Finds a field by its name.</summary>
    /// <param name="name">The name as it travels; upper and lower case matter.</param>
    /// <param name="info">The entry of the table when found.</param>
    /// <returns>Whether there is such a field.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out RowFieldInfo? info) =>
        s_byName.TryGetValue(name, out info);
}
