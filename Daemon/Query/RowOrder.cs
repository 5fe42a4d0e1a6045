// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Contract.Filters;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>An order of rows: by one field, and among equals by tuple, so that no two rows are equal.</summary>
/// <remarks>Immutable; safe to use from any thread.</remarks>
internal sealed class RowOrder
{
    private readonly RowReader _reader;
    private readonly bool _descending;
    private readonly AddressSide? _address;

    /// <summary>Orders by a field; rows without a value come first, or last when descending.</summary>
    public RowOrder(RowField field, OrderDirection direction, QueryContext context)
    {
        _reader = RowReaders.ForSorting(field, context);
        _descending = direction == OrderDirection.Descending;
        _address = field switch
        {
            RowField.OriginalIPv6Source => AddressSide.Source,
            RowField.OriginalIPv6Destination => AddressSide.Destination,
            RowField.ReplyIPv6Source => AddressSide.ReplySource,
            RowField.ReplyIPv6Destination => AddressSide.ReplyDestination,
            _ => null,
        };
    }

    /// <summary>Reads what the rows are ordered by; the smaller number comes first.</summary>
    public void ReadKeys(in RowBlock block, ReadOnlySpan<ushort> rows, Span<long> keys)
    {
        _reader.Read(block, rows, keys);
        if (_descending)
        {
            foreach (ref long key in keys[..rows.Length])
            {
                key = ~key;
            }
        }
    }

    /// <summary>What decides first among rows whose keys are equal; it begins the order of
    /// <see cref="RowIdentity.Compare(in ConntrackRecord, in ConntrackRecord)"/>, which decides in the end.</summary>
    public ulong TieOf(in ConntrackRecord record)
    {
        if (_address is not { } side)
        {
            return RowIdentity.Prefix(record);
        }

        // The key holds only the leading half of the address.
        ulong low = RowAddress.Of(record, side).Low;
        return _descending ? ~low : low;
    }
}
