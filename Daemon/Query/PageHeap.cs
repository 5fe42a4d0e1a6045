// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Keeps the first so many rows of an order while others pass by: a heap whose top is the last one kept.</summary>
/// <remarks>For one thread. Allocates nothing per row.</remarks>
internal ref struct PageHeap
{
    private readonly Span<RowKey> _rows;
    private readonly RowOrder _order;
    private readonly RowKeyComparer _comparer;
    private int _count;

    /// <summary>Makes an empty heap.</summary>
    /// <param name="rows">Room for the rows that are kept.</param>
    /// <param name="order">The order.</param>
    /// <param name="comparer">The order among the rows that are kept.</param>
    public PageHeap(Span<RowKey> rows, RowOrder order, RowKeyComparer comparer)
    {
        _rows = rows;
        _order = order;
        _comparer = comparer;
    }

    /// <summary>Puts a row in, if it comes before the last of those kept.</summary>
    public void Offer(long key, int row, in ConntrackRecord record)
    {
        if (_count < _rows.Length)
        {
            _rows[_count] = new RowKey(key, _order.TieOf(record), row);
            SiftUp(_count++);
        }
        else if (_count > 0 && key <= _rows[0].Key)
        {
            var candidate = new RowKey(key, _order.TieOf(record), row);
            if (_comparer.Compare(candidate, _rows[0]) < 0)
            {
                _rows[0] = candidate;
                SiftDown(0, _count);
            }
        }
    }

    /// <summary>How many rows are kept; they are at the front, in no order that matters.</summary>
    public readonly int Count => _count;

    private readonly void SiftUp(int index)
    {
        RowKey row = _rows[index];
        while (index > 0)
        {
            int parent = (index - 1) / 2;
            if (_comparer.Compare(_rows[parent], row) >= 0)
            {
                break;
            }

            _rows[index] = _rows[parent];
            index = parent;
        }

        _rows[index] = row;
    }

    private readonly void SiftDown(int index, int count)
    {
        RowKey row = _rows[index];
        for (int child = (index * 2) + 1; child < count; child = (index * 2) + 1)
        {
            if (child + 1 < count && _comparer.Compare(_rows[child + 1], _rows[child]) > 0)
            {
                child++;
            }

            if (_comparer.Compare(row, _rows[child]) >= 0)
            {
                break;
            }

            _rows[index] = _rows[child];
            index = child;
        }

        _rows[index] = row;
    }
}
