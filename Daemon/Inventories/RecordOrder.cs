// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using Inventory.Fields;

namespace Daemon.Inventories;

/// <summary>
/// Orders records by the value of one field: what is absent first, numbers and addresses by what they are, texts
/// by a number that they begin with and then whatever their case. Stateless; safe for concurrent use.
/// </summary>
internal sealed class RecordOrder(string field) : IComparer<FieldMap>
{
    /// <inheritdoc/>
    public int Compare(FieldMap? x, FieldMap? y) =>
        Compare(x?.GetValueOrDefault(field), y?.GetValueOrDefault(field));

    private static int Compare(object? x, object? y) => (x, y) switch
    {
        (long a, long b) => a.CompareTo(b),
        (int a, int b) => a.CompareTo(b),
        (bool a, bool b) => a.CompareTo(b),
        (string a, string b) when IPAddress.TryParse(a, out IPAddress? one) && IPAddress.TryParse(b, out IPAddress? other) =>
            Compare(one.GetAddressBytes(), other.GetAddressBytes()),
        _ => Compare(Text(x), Text(y)),
    };

    // Ports and prefixes are texts that begin with a number.
    private static int Compare(string x, string y)
    {
        int numbers = LeadingNumber(x).CompareTo(LeadingNumber(y));
        return numbers != 0 ? numbers : string.Compare(x, y, StringComparison.OrdinalIgnoreCase);
    }

    private static long LeadingNumber(string text)
    {
        int end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(
            end < 0 ? text : text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : long.MaxValue;
    }

    // IPv4 comes before IPv6.
    private static int Compare(byte[] x, byte[] y) =>
        x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.AsSpan().SequenceCompareTo(y);

    private static string Text(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> end => Text(end.GetValueOrDefault("name")),
        string text => text,
        IEnumerable<object?> list => string.Join(',', list.Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
