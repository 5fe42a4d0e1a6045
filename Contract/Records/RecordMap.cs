// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Net;
using Contract.Filters;
using Contract.Net;
using Localization;

namespace Contract.Records;

/// <summary>Reads typed values out of a neutral map. Missing members are distinguished from wrong ones.</summary>
/// <param name="members">Values are int, long, bool, double, string, lists and maps of these, or null.</param>
internal readonly struct RecordMap(IReadOnlyDictionary<string, object?> members)
{
    /// <summary>A whole number; digits in text count too, for daemons that write wide integers so.</summary>
    public long? FindNumber(string name) => Find(name) switch
    {
        null => null,
        int number => number,
        long number => number,
        bool truth => truth ? 1 : 0,
        string text when long.TryParse(
            text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => throw new RecordFormatException(name, Messages.Get("is not a whole number")),
    };

    public long Number(string name) => FindNumber(name) ?? throw Missing(name);

    public int Int32(string name) => Number(name) is >= int.MinValue and <= int.MaxValue and long number
        ? (int)number
        : throw new RecordFormatException(name, Messages.Get("does not fit 32 bits"));

    public double? FindReal(string name) => Find(name) is double real ? real : FindNumber(name);

    public bool? FindTruth(string name) => FindNumber(name) is long number ? number != 0 : null;

    public string? FindText(string name) => Find(name) switch
    {
        null => null,
        string text => text,
        _ => throw new RecordFormatException(name, Messages.Get("is not text")),
    };

    public string Text(string name) => FindText(name) ?? throw Missing(name);

    /// <summary>
    /// An address: IPv4 as a host-order integer or its digits, signed or not, or either family as text.
    /// </summary>
    public IPAddress? FindAddress(string name) => Find(name) switch
    {
        null => null,
        int number when FilterValues.TryMakeIPv4(number, out IpPrefix prefix) => prefix.Network,
        long number when FilterValues.TryMakeIPv4(number, out IpPrefix prefix) => prefix.Network,
        string text when TryReadAddress(text, out IpPrefix prefix) => prefix.Network,
        _ => throw new RecordFormatException(name, Messages.Get("is not an address")),
    };

    public IReadOnlyDictionary<string, object?>? FindMap(string name) => Find(name) switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> map => map,
        _ => throw new RecordFormatException(name, Messages.Get("is not a struct")),
    };

    /// <summary>A list whose elements are all of one type; empty when it is missing.</summary>
    public ImmutableArray<T> List<T>(string name, Func<object?, T?> read)
        where T : class
    {
        return Find(name) switch
        {
            null => [],
            IReadOnlyList<object?> list =>
                [.. list.Select(item => read(item) ?? throw new RecordFormatException(name, Messages.Get(
                    "has an odd element")))],
            _ => throw new RecordFormatException(name, Messages.Get("is not an array")),
        };
    }

    /// <summary>A list of structs, each read as a record; empty when it is missing.</summary>
    public ImmutableArray<T> Records<T>(string name, Func<IReadOnlyDictionary<string, object?>, T> read)
        where T : class =>
        List(name, item => item is IReadOnlyDictionary<string, object?> map ? read(map) : null);

    /// <summary>A list of 31-bit ids; empty when it is missing.</summary>
    public ImmutableArray<int> Ids(string name) =>
        [.. List(name, item => item is int ? item : null).Cast<int>()];

    private static bool TryReadAddress(string text, out IpPrefix prefix) =>
        FilterValues.TryReadAddress(text, text.Contains(':', StringComparison.Ordinal), out prefix) &&
        prefix.IsSingleAddress;

    private static RecordFormatException Missing(string name) => new(name, Messages.Get("is missing"));

    private object? Find(string name) => members.TryGetValue(name, out object? value) ? value : null;
}
