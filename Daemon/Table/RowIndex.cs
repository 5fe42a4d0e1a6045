// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Numerics;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>Finds rows of a store by connection: open addressing over rented memory.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal readonly struct RowIndex : IDisposable
{
    private readonly ConntrackStore _store;
    private readonly int[] _slots;
    private readonly uint _mask;

    /// <summary>Makes room for a number of rows of a store.</summary>
    public RowIndex(ConntrackStore store, int capacity)
    {
        _store = store;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 1) * 2);
        _slots = ArrayPool<int>.Shared.Rent(size);
        _slots.AsSpan(0, size).Fill(-1);
        _mask = (uint)size - 1;
    }

    /// <summary>Adds a row; the caller adds no more than it asked room for.</summary>
    public void Add(int row)
    {
        uint slot = Slot(RowIdentity.Hash(_store[row]));
        while (_slots[slot] >= 0)
        {
            slot = (slot + 1) & _mask;
        }

        _slots[slot] = row;
    }

    /// <summary>The row of the same connection, or -1.</summary>
    public int Find(in ConntrackRecord record)
    {
        uint slot = Slot(RowIdentity.Hash(record));
        for (int row = _slots[slot]; row >= 0; row = _slots[slot])
        {
            if (RowIdentity.IsSame(_store[row], record))
            {
                return row;
            }

            slot = (slot + 1) & _mask;
        }

        return -1;
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<int>.Shared.Return(_slots);

    private uint Slot(uint hash) => (hash ^ (hash >> 15)) & _mask;
}
