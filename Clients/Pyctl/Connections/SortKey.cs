// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Contract;
using Contract.Records;
using Localization;

namespace Pyctl.Connections;

/// <summary>What connections are sorted by. Immutable.</summary>
/// <param name="Field">The field by which the daemon can sort; null for what it cannot, such as a sum.</param>
/// <param name="Value">
/// The value that is compared, a number or a text; null is the smallest, as with the daemon.
/// </param>
/// <param name="IsDescending">Whether the largest comes first.</param>
internal sealed record SortKey(RowField? Field, Func<ConnectionRow, object?> Value, bool IsDescending)
{
    private static readonly Dictionary<string, RowField> s_fields = new()
    {
        ["proto"] = RowField.OriginalL4Protocol,
        ["src"] = RowField.OriginalIPv4Source,
        ["dst"] = RowField.OriginalIPv4Destination,
        ["state"] = RowField.TcpState,
        ["in"] = RowField.OriginalBytes,
        ["out"] = RowField.ReplyBytes,
        ["inrate"] = RowField.OriginalByteRate,
        ["outrate"] = RowField.ReplyByteRate,
        ["rate"] = RowField.ByteRate,
        ["user"] = RowField.UserName,
    };

    /// <summary>The names that a sort takes besides the fields of a row.</summary>
    public static IEnumerable<string> Names => [.. s_fields.Keys, "bytes", "pkts", "age"];

    /// <summary>Reads a list such as <c>-rate,src</c>.</summary>
    /// <exception cref="UsageException">There is no such column.</exception>
    public static IReadOnlyList<SortKey> ParseList(string text)
    {
        List<SortKey> keys = [];
        foreach (string word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            bool isDescending = word[0] == '-';
            keys.Add(Parse(word.TrimStart('-', '+'), isDescending));
        }

        return keys.Count > 0 ? keys : throw new UsageException(Messages.Get("--sort: a column is missing"));
    }

    /// <summary>Compares two connections by it.</summary>
    public int Compare(ConnectionRow left, ConnectionRow right)
    {
        object? first = Value(left);
        object? second = Value(right);
        int order = (first, second) switch
        {
            (null, null) => 0,
            (null, _) => -1,
            (_, null) => 1,
            (string one, string other) => string.CompareOrdinal(one, other),
            _ => ((IComparable)first).CompareTo(second),
        };
        return IsDescending ? -order : order;
    }

    private static SortKey Parse(string name, bool isDescending) => name switch
    {
        "bytes" => Sum(RowField.OriginalBytes, RowField.ReplyBytes, isDescending),
        "pkts" => Sum(RowField.OriginalPackets, RowField.ReplyPackets, isDescending),

        // The oldest is the one that began first.
        "age" => OfField(RowField.StartTime, !isDescending),
        _ when s_fields.TryGetValue(name, out RowField field) => OfField(field, isDescending),
        _ when RowFields.TryGet(name, out RowFieldInfo? info) => OfField(info.Field, isDescending),
        _ => throw new UsageException(Messages.Format(
            $"--sort: there is no column {name}; there are: {string.Join(", ", Names)}, {RowFields.AllNames}")),
    };

    private static SortKey OfField(RowField field, bool isDescending) => RowFields.Get(field).Kind switch
    {
        FieldKind.Text => new(field, row => row.GetText(field), isDescending),
        FieldKind.Address => new(field, row => AddressKey.Of(row.GetAddress(field)), isDescending),
        _ => new(field, row => row.GetNumber(field), isDescending),
    };

    private static SortKey Sum(RowField original, RowField reply, bool isDescending) =>
        new(null, row => RowText.Sum(row, original, reply), isDescending);
}
