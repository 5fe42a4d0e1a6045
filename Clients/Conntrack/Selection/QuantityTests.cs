// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>Conditions on numbers of an entry.</summary>
internal static class QuantityTests
{
    /// <summary>What an entry that lacks the number gives.</summary>
    private const long Absent = -1;

    /// <summary>Reads a number of an entry.</summary>
    public delegate long Reader(in ConntrackRecord record);

    /// <summary>Makes a condition.</summary>
    public static EntryTest Of(FilterCompare compare)
    {
        Reader reader = ReaderOf(compare.Quantity);
        long wanted = compare.Value;
        return compare.Operator switch
        {
            ComparisonOperator.Equal => (in r, _) => reader(r) == wanted,
            ComparisonOperator.NotEqual => (in r, _) => reader(r) is var value and not Absent && value != wanted,
            ComparisonOperator.Less => (in r, _) => reader(r) is var value and not Absent && value < wanted,
            ComparisonOperator.LessOrEqual => (in r, _) => reader(r) is var value and not Absent && value <= wanted,
            ComparisonOperator.Greater => (in r, _) => reader(r) > wanted,
            _ => (in r, _) => reader(r) >= wanted,
        };
    }

    /// <summary>A condition that an entry has a field.</summary>
    public static EntryTest Has(RowField field)
    {
        if (field == RowField.Helper)
        {
            return static (in _, extras) => extras?.Helper is not null;
        }

        if (field == RowField.Labels)
        {
            return static (in _, extras) => extras?.Labels is { } labels && labels.AsSpan().ContainsAnyExcept((byte)0);
        }

        foreach (FilterQuantityInfo info in FilterQuantities.All)
        {
            if (info.Field == field)
            {
                Reader reader = ReaderOf(info.Quantity);
                return (in r, _) => reader(r) != Absent;
            }
        }

        throw FilterEvaluator.Unknown("this field");
    }

    /// <summary>The reader of a quantity.</summary>
    public static Reader ReaderOf(FilterQuantity quantity) => quantity switch
    {
        FilterQuantity.KernelId => static (in r) => r.Id,
        FilterQuantity.InPackets => static (in r) => Counter(r, r.OriginalPackets),
        FilterQuantity.InBytes => static (in r) => Counter(r, r.OriginalBytes),
        FilterQuantity.OutPackets => static (in r) => Counter(r, r.ReplyPackets),
        FilterQuantity.OutBytes => static (in r) => Counter(r, r.ReplyBytes),
        FilterQuantity.Packets => static (in r) => Counter(r, r.OriginalPackets + r.ReplyPackets),
        FilterQuantity.Bytes => static (in r) => Counter(r, r.OriginalBytes + r.ReplyBytes),
        FilterQuantity.Timeout => static (in r) => r.Has(ConntrackFields.Timeout) ? r.TimeoutSeconds : Absent,
        FilterQuantity.Mark => static (in r) => r.Mark,
        FilterQuantity.Status => static (in r) => (long)r.Status,
        FilterQuantity.Use => static (in r) => r.Use,
        FilterQuantity.Zone => static (in r) => r.Zone,
        FilterQuantity.IcmpType => static (in r) => Icmp(r, r.OriginalDestinationPort >> 8),
        FilterQuantity.IcmpCode => static (in r) => Icmp(r, r.OriginalDestinationPort & 0xff),
        FilterQuantity.IcmpId => static (in r) => Icmp(r, r.OriginalSourcePort),
        FilterQuantity.ReplyIcmpType => static (in r) => Icmp(r, r.ReplyDestinationPort >> 8),
        FilterQuantity.ReplyIcmpCode => static (in r) => Icmp(r, r.ReplyDestinationPort & 0xff),
        FilterQuantity.ReplyIcmpId => static (in r) => Icmp(r, r.ReplySourcePort),
        _ => throw FilterEvaluator.Unknown($"`{FilterQuantities.Get(quantity).Name}'"),
    };

    private static long Counter(in ConntrackRecord record, ulong value) =>
        record.Has(ConntrackFields.Counters) ? (long)Math.Min(value, long.MaxValue) : Absent;

    private static long Icmp(in ConntrackRecord record, int value) =>
        record.Has(ConntrackFields.IcmpId) ? value : Absent;
}
