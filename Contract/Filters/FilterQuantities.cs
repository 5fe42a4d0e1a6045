// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Localization;

namespace Contract.Filters;

/// <summary>The table of all quantities: names, units and ranges. Immutable; safe to use from any thread.</summary>
public static class FilterQuantities
{
    /// <summary>The last second of the year 9999, the largest moment that can be written.</summary>
    public const long LastMoment = 253_402_300_799;

    private static readonly ImmutableArray<FilterQuantityInfo> s_all =
    [
        new(
            FilterQuantity.RowId, "_id", [],
            RowField.RowId, FilterUnit.Number, int.MaxValue, Messages.Get("the row's own number")),
        new(
            FilterQuantity.KernelId, "id", [],
            RowField.KernelId, FilterUnit.Number, uint.MaxValue, Messages.Get("the kernel's number of the entry")),
        new(
            FilterQuantity.InPackets, "inp", ["orig_counter_packets"],
            RowField.OriginalPackets, FilterUnit.Count, long.MaxValue,
            Messages.Get("packets of the original direction")),
        new(
            FilterQuantity.InBytes, "inb", ["orig_counter_bytes"],
            RowField.OriginalBytes, FilterUnit.Count, long.MaxValue, Messages.Get("bytes of the original direction")),
        new(
            FilterQuantity.OutPackets, "outp", ["repl_counter_packets"],
            RowField.ReplyPackets, FilterUnit.Count, long.MaxValue, Messages.Get("packets of the reply direction")),
        new(
            FilterQuantity.OutBytes, "outb", ["repl_counter_bytes"],
            RowField.ReplyBytes, FilterUnit.Count, long.MaxValue, Messages.Get("bytes of the reply direction")),
        new(
            FilterQuantity.Packets, "pkts", ["packets"],
            null, FilterUnit.Count, long.MaxValue, Messages.Get("packets of both directions together")),
        new(
            FilterQuantity.Bytes, "bytes", [],
            null, FilterUnit.Count, long.MaxValue, Messages.Get("bytes of both directions together")),
        new(
            FilterQuantity.InRate, "inrate", ["orig_byte_rate"],
            RowField.OriginalByteRate, FilterUnit.Count, long.MaxValue,
            Messages.Get("bytes per second of the original direction")),
        new(
            FilterQuantity.OutRate, "outrate", ["repl_byte_rate"],
            RowField.ReplyByteRate, FilterUnit.Count, long.MaxValue,
            Messages.Get("bytes per second of the reply direction")),
        new(
            FilterQuantity.Rate, "rate", ["byte_rate"],
            RowField.ByteRate, FilterUnit.Count, long.MaxValue,
            Messages.Get("bytes per second of both directions together")),
        new(
            FilterQuantity.Timeout, "timeout", ["exp"],
            RowField.Timeout, FilterUnit.Duration, uint.MaxValue,
            Messages.Get("time until the entry expires, in seconds")),
        new(
            FilterQuantity.Age, "age", [],
            null, FilterUnit.Duration, long.MaxValue,
            Messages.Get("time since the connection began, or was first seen, in seconds")),
        new(
            FilterQuantity.StartTime, "start_time", [],
            RowField.StartTime, FilterUnit.Moment, LastMoment,
            Messages.Get("when the connection began, in seconds since 1970 UTC")),
        new(
            FilterQuantity.Mark, "mark", [],
            RowField.Mark, FilterUnit.Bits, uint.MaxValue, Messages.Get("the connection mark")),
        new(
            FilterQuantity.Status, "status", [],
            RowField.Status, FilterUnit.Bits, uint.MaxValue, Messages.Get("the kernel's status bits as a number")),
        new(
            FilterQuantity.Use, "use", [],
            RowField.Use, FilterUnit.Number, uint.MaxValue, Messages.Get("the kernel's reference count")),
        new(
            FilterQuantity.Zone, "zone", [],
            RowField.Zone, FilterUnit.Number, ushort.MaxValue, Messages.Get("the conntrack zone")),
        new(
            FilterQuantity.UserId, "user_id", ["uid"],
            RowField.UserId, FilterUnit.Number, uint.MaxValue, Messages.Get("the user's number")),
        new(
            FilterQuantity.Authenticated, "authenticated", [],
            RowField.Authenticated, FilterUnit.Number, 1,
            Messages.Get("1 for a connection of an authenticated user, else 0")),
        new(
            FilterQuantity.IcmpType, "icmp.type", ["icmp_type"],
            RowField.IcmpType, FilterUnit.Number, byte.MaxValue,
            Messages.Get("ICMP or ICMPv6 type of the original direction")),
        new(
            FilterQuantity.IcmpCode, "icmp.code", ["icmp_code"],
            RowField.IcmpCode, FilterUnit.Number, byte.MaxValue,
            Messages.Get("ICMP or ICMPv6 code of the original direction")),
        new(
            FilterQuantity.IcmpId, "icmp.id", ["icmp_id"],
            RowField.IcmpId, FilterUnit.Number, ushort.MaxValue,
            Messages.Get("ICMP or ICMPv6 identifier of the original direction")),
        new(
            FilterQuantity.ReplyIcmpType, "repl_icmp_type", [],
            RowField.ReplyIcmpType, FilterUnit.Number, byte.MaxValue,
            Messages.Get("ICMP or ICMPv6 type of the reply direction")),
        new(
            FilterQuantity.ReplyIcmpCode, "repl_icmp_code", [],
            RowField.ReplyIcmpCode, FilterUnit.Number, byte.MaxValue,
            Messages.Get("ICMP or ICMPv6 code of the reply direction")),
        new(
            FilterQuantity.ReplyIcmpId, "repl_icmp_id", [],
            RowField.ReplyIcmpId, FilterUnit.Number, ushort.MaxValue,
            Messages.Get("ICMP or ICMPv6 identifier of the reply direction")),
    ];

    private static readonly FrozenDictionary<string, FilterQuantityInfo> s_byName = IndexByName();

    /// <summary>All quantities; the position of an entry is the number of its <see cref="FilterQuantity"/>.</summary>
    public static ImmutableArray<FilterQuantityInfo> All => s_all;

    /// <summary>What is known about a quantity.</summary>
    /// <param name="quantity">A defined member.</param>
    /// <returns>The entry of the table.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is not a defined member.</exception>
    public static FilterQuantityInfo Get(FilterQuantity quantity)
    {
        if ((uint)quantity >= (uint)s_all.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "Not a quantity.");
        }

        return s_all[(int)quantity];
    }

    /// <summary>Finds a quantity by its name or an alias, in any case.</summary>
    /// <param name="name">The word of the filter language.</param>
    /// <param name="info">The entry of the table when found.</param>
    /// <returns>Whether there is such a quantity.</returns>
    public static bool TryGet(string name, [NotNullWhen(true)] out FilterQuantityInfo? info) =>
        s_byName.TryGetValue(name, out info);

    private static FrozenDictionary<string, FilterQuantityInfo> IndexByName()
    {
        Dictionary<string, FilterQuantityInfo> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (FilterQuantityInfo info in s_all)
        {
            byName.Add(info.Name, info);
            foreach (string alias in info.Aliases)
            {
                byName.Add(alias, info);
            }
        }

        return byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
