// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using Contract.Records;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Sums connections up by group: open addressing over rented memory, grown as groups turn up.</summary>
/// <remarks>For one thread; give it back with <see cref="Dispose"/>. Allocates nothing per connection.</remarks>
internal sealed class GroupTable : IDisposable
{
    private const int SmallestSlots = 1024;

    private int[] _slots = Rent<int>(SmallestSlots);
    private GroupKey[] _keys = Rent<GroupKey>((SmallestSlots / 2) + 1);
    private GroupTotals[] _totals = Rent<GroupTotals>((SmallestSlots / 2) + 1);
    private uint _mask = SmallestSlots - 1;
    private GroupTotals _all;

    /// <summary>Makes an empty table.</summary>
    public GroupTable() => _slots.AsSpan(0, SmallestSlots).Fill(-1);

    /// <summary>How many groups there are.</summary>
    public int Count { get; private set; }

    /// <summary>The sums over everything.</summary>
    public ref readonly GroupTotals All => ref _all;

    /// <summary>Sums up the rows of a snapshot that meet a condition.</summary>
    public static GroupTable Of(Snapshot snapshot, RowPredicate? condition, SummaryGrouping by, UidMask uidMask)
    {
        var table = new GroupTable();
        Span<ushort> rows = stackalloc ushort[RowBlock.Size];
        for (int index = 0; index < snapshot.BlockCount; index++)
        {
            RowBlock block = snapshot.Block(index);
            foreach (ushort row in rows[..block.Select(condition, rows)])
            {
                table.Find(GroupKey.Of(by, block.Records[row], uidMask)).Add(block.Records[row], block.Rates[row]);
                table._all.Add(block.Records[row], block.Rates[row]);
            }
        }

        return table;
    }

    /// <summary>What the connections of a group have in common.</summary>
    public ref readonly GroupKey Key(int group) => ref _keys[group];

    /// <summary>The sums of a group.</summary>
    public ref readonly GroupTotals Totals(int group) => ref _totals[group];

    /// <summary>The groups of a page in an order; among equals the group's own order.</summary>
    public int[] Page(SummaryOrder order, bool descending, int start, int length)
    {
        int[] groups = Rent<int>(Math.Max(Count, 1));
        try
        {
            for (int i = 0; i < Count; i++)
            {
                groups[i] = i;
            }

            groups.AsSpan(0, Count).Sort((one, other) => Compare(one, other, order, descending));
            int first = Math.Min(start, Count);
            return groups.AsSpan(first, Math.Min(length, Count - first)).ToArray();
        }
        finally
        {
            ArrayPool<int>.Shared.Return(groups);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_slots);
        ArrayPool<GroupKey>.Shared.Return(_keys);
        ArrayPool<GroupTotals>.Shared.Return(_totals);
    }

    private static T[] Rent<T>(int length) => ArrayPool<T>.Shared.Rent(length);

    private int Compare(int one, int other, SummaryOrder order, bool descending)
    {
        int byTotals = _totals[one].Of(order).CompareTo(_totals[other].Of(order));
        return byTotals != 0 ? (descending ? -byTotals : byTotals) : _keys[one].CompareTo(_keys[other]);
    }

    private ref GroupTotals Find(in GroupKey key)
    {
        uint slot = key.Spread() & _mask;
        for (int group = _slots[slot]; group >= 0; group = _slots[slot])
        {
            if (_keys[group] == key)
            {
                return ref _totals[group];
            }

            slot = (slot + 1) & _mask;
        }

        if (Count * 2 > _mask)
        {
            Grow();
            return ref Find(key);
        }

        _slots[slot] = Count;
        _keys[Count] = key;
        _totals[Count] = default;
        return ref _totals[Count++];
    }

    private void Grow()
    {
        int slots = (int)(_mask + 1) * 2;
        _keys = Larger(_keys, slots);
        _totals = Larger(_totals, slots);
        ArrayPool<int>.Shared.Return(_slots);
        _slots = Rent<int>(slots);
        _slots.AsSpan(0, slots).Fill(-1);
        _mask = (uint)slots - 1;
        for (int group = 0; group < Count; group++)
        {
            uint slot = _keys[group].Spread() & _mask;
            while (_slots[slot] >= 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = group;
        }
    }

    private T[] Larger<T>(T[] full, int slots)
    {
        T[] larger = Rent<T>((slots / 2) + 1);
        full.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(full);
        return larger;
    }
}
