// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Net;

namespace Contract.Records;

/// <summary>
/// A connection as <c>view</c> lists it. What the daemon did not send is null. As long as nobody changes the map that
/// it was made from, it is immutable and safe to use from any thread.
/// </summary>
public sealed class ConnectionRow
{
    private readonly IReadOnlyDictionary<string, object?> _members;

    private ConnectionRow(IReadOnlyDictionary<string, object?> members) => _members = members;

    /// <summary>The row's number, by which <c>kill</c>, <c>change</c> and <c>connections.get</c> know it.</summary>
    public int Id => Map.Int32(FieldNames.RowId);

    /// <summary>The IP protocol number.</summary>
    public byte? Protocol => (byte?)GetNumber(RowField.OriginalL4Protocol);

    /// <summary>Who opened the connection.</summary>
    public IPAddress? OriginalSource =>
        GetAddress(RowField.OriginalIPv4Source) ?? GetAddress(RowField.OriginalIPv6Source);

    /// <summary>Whom it asked for.</summary>
    public IPAddress? OriginalDestination =>
        GetAddress(RowField.OriginalIPv4Destination) ?? GetAddress(RowField.OriginalIPv6Destination);

    /// <summary>Who really answers.</summary>
    public IPAddress? ReplySource => GetAddress(RowField.ReplyIPv4Source) ?? GetAddress(RowField.ReplyIPv6Source);

    /// <summary>Whom the answers go to.</summary>
    public IPAddress? ReplyDestination =>
        GetAddress(RowField.ReplyIPv4Destination) ?? GetAddress(RowField.ReplyIPv6Destination);

    private RecordMap Map => new(_members);

    /// <summary>Wraps a row as it travelled.</summary>
    /// <param name="members">The members of the row.</param>
    /// <returns>The row.</returns>
    /// <exception cref="RecordFormatException">The row has no number.</exception>
    public static ConnectionRow FromMap(IReadOnlyDictionary<string, object?> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        ConnectionRow row = new(members);
        _ = row.Id;
        return row;
    }

    /// <summary>The row as it travelled.</summary>
    /// <returns>The map that the row was made from.</returns>
    public IReadOnlyDictionary<string, object?> ToMap() => _members;

    /// <summary>A number, port, rate or moment.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Its value in the unit that <see cref="FieldNames"/> says, or null when it is absent.</returns>
    /// <exception cref="RecordFormatException">The value is not a whole number.</exception>
    public long? GetNumber(RowField field) => Map.FindNumber(RowFields.NameOf(field));

    /// <summary>A text.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Its value, or null when it is absent.</returns>
    /// <exception cref="RecordFormatException">The value is not text.</exception>
    public string? GetText(RowField field) => Map.FindText(RowFields.NameOf(field));

    /// <summary>An address.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Its value, or null when it is absent.</returns>
    /// <exception cref="RecordFormatException">The value is not an address.</exception>
    public IPAddress? GetAddress(RowField field) => Map.FindAddress(RowFields.NameOf(field));
}
