// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Query;

/// <summary>Keeps the first so many rows of an order while others pass by: a heap whose top is the last one kept.</summary>
/// <remarks>For one thread. Allocates nothing per row.</remarks>
internal ref struct PageHeap
{
    private readonly Span<RowKey> _rows;
    private readonly RowKeyComparer _comparer;
    private int _count;

    /// <summary>Makes an empty heap.</summary>
    /// <param name="rows">Room for the rows that are kept.</param>
    /// <param name="comparer">The order.</param>
    public PageHeap(Span<RowKey> rows, RowKeyComparer comparer)
    {
        _rows = rows;
        _comparer = comparer;
    }

    /// <summary>Puts a row in, if it comes before the last of those kept.</summary>
    public void Offer(RowKey row)
    {
        if (_count < _rows.Length)
        {
            _rows[_count] = row;
            SiftUp(_count++);
        }
        else if (_count > 0 && row.Key <= _rows[0].Key && _comparer.Compare(row, _rows[0]) < 0)
        {
            _rows[0] = row;
            SiftDown(0, _count);
        }
    }

    /// <summary>Sorts what was kept; the heap is of no more use then.</summary>
    /// <returns>The rows in order.</returns>
    public readonly ReadOnlySpan<RowKey> Sort()
    {
        Span<RowKey> kept = _rows[.._count];
        kept.Sort(_comparer);
        return kept;
    }

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
