// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Finds the first so many rows of an order by one look at each row, on several processors for large tables.</summary>
/// <remarks>Each part of the table has a heap of its own; in the end their rows are sorted together.</remarks>
internal sealed class FrontScan : IDisposable
{
    // Below this a second thread costs more than it saves.
    private const int RowsPerPart = 131_072;
    private const int MostParts = 4;

    private readonly Snapshot _snapshot;
    private readonly RowPredicate? _filter;
    private readonly RowOrder _order;
    private readonly int _capacity;
    private readonly int _parts;
    private readonly RowKey[] _rows;
    private readonly int[] _counts = new int[MostParts];
    private int _matched;

    /// <summary>Prepares a scan.</summary>
    /// <param name="snapshot">The rows; the caller holds a reference.</param>
    /// <param name="filter">The condition; null for all rows.</param>
    /// <param name="order">The order.</param>
    /// <param name="capacity">How many rows to find.</param>
    public FrontScan(Snapshot snapshot, RowPredicate? filter, RowOrder order, int capacity)
    {
        _snapshot = snapshot;
        _filter = filter;
        _order = order;
        _capacity = Math.Min(capacity, snapshot.VisibleRows);
        _parts = Math.Clamp(snapshot.Store.Count / RowsPerPart, 1, Math.Min(MostParts, Environment.ProcessorCount));
        _rows = ArrayPool<RowKey>.Shared.Rent(Math.Max(_capacity * _parts, 1));
    }

    /// <summary>How many rows meet the condition; known after <see cref="Run"/>.</summary>
    public int Matched => _matched;

    /// <summary>Looks at every row.</summary>
    /// <returns>The first rows in order.</returns>
    public ReadOnlySpan<RowKey> Run()
    {
        if (_parts == 1)
        {
            Scan(0);
        }
        else
        {
            Parallel.For(0, _parts, Scan);
        }

        Span<RowKey> found = Gather();
        found.Sort(new RowKeyComparer(_snapshot.Store));
        return found[..Math.Min(found.Length, _capacity)];
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<RowKey>.Shared.Return(_rows);

    private void Scan(int part)
    {
        int first = (int)((long)_snapshot.BlockCount * part / _parts);
        int end = (int)((long)_snapshot.BlockCount * (part + 1) / _parts);
        var heap = new PageHeap(_rows.AsSpan(part * _capacity, _capacity), _order, new RowKeyComparer(_snapshot.Store));
        int matched = 0;
        Span<ushort> rows = stackalloc ushort[RowBlock.Size];
        Span<long> keys = stackalloc long[RowBlock.Size];
        for (int index = first; index < end; index++)
        {
            RowBlock block = _snapshot.Block(index);
            int count = block.Select(_filter, rows);
            matched += count;
            _order.ReadKeys(block, rows[..count], keys);
            for (int i = 0; i < count; i++)
            {
                heap.Offer(keys[i], block.FirstRow + rows[i], block.Records[rows[i]]);
            }
        }

        _counts[part] = heap.Count;
        Interlocked.Add(ref _matched, matched);
    }

    /// <summary>Moves the rows of all parts to the front.</summary>
    private Span<RowKey> Gather()
    {
        int total = _counts[0];
        for (int part = 1; part < _parts; part++)
        {
            _rows.AsSpan(part * _capacity, _counts[part]).CopyTo(_rows.AsSpan(total));
            total += _counts[part];
        }

        return _rows.AsSpan(0, total);
    }
}
