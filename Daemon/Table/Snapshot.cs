// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>The connection table as one dump found it: immutable, shared by every reader, counted.</summary>
/// <remarks>
/// A reader takes a reference (<see cref="TryAcquire"/>) and gives it back (<see cref="Release"/>); with the last one
/// the memory goes back to the pool. Reading is safe for any number of threads that hold a reference.
/// </remarks>
internal sealed class Snapshot
{
    private readonly SnapshotPool _pool;
    private readonly SnapshotMemory _memory;
    private int _references = 1;

    /// <summary>Makes a snapshot that owns its memory; the maker holds the first reference.</summary>
    public Snapshot(SnapshotPool pool, SnapshotMemory memory, SnapshotOrigin origin, int visibleRows)
    {
        _pool = pool;
        _memory = memory;
        Origin = origin;
        VisibleRows = visibleRows;
    }

    /// <summary>When and how the table was read.</summary>
    public SnapshotOrigin Origin { get; }

    /// <summary>How many rows are not in an ignored network.</summary>
    public int VisibleRows { get; }

    /// <summary>The snapshot's name for clients, who may only compare it.</summary>
    public string Name => Origin.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The kernel's records.</summary>
    public ConntrackStore Store => _memory.Store;

    /// <summary>The daemon's columns beside the records.</summary>
    public RowColumns Columns => _memory.Columns;

    /// <summary>The number of blocks that <see cref="Block"/> knows.</summary>
    public int BlockCount => Store.ChunkCount * RowBlock.PerChunk;

    /// <summary>A stretch of up to <see cref="RowBlock.Size"/> rows; empty at the end of a short chunk.</summary>
    public RowBlock Block(int index)
    {
        int chunk = index / RowBlock.PerChunk;
        int offset = index % RowBlock.PerChunk * RowBlock.Size;
        ReadOnlySpan<ConntrackRecord> records = Store.Chunk(chunk);
        int length = Math.Clamp(records.Length - offset, 0, RowBlock.Size);
        if (length == 0)
        {
            return default;
        }

        return new RowBlock(
            this,
            (chunk * ConntrackStore.ChunkSize) + offset,
            records.Slice(offset, length),
            Columns.Ids(chunk).Slice(offset, length),
            Columns.Rates(chunk).Slice(offset, length),
            Columns.FirstSeen(chunk).Slice(offset, length));
    }

    /// <summary>Finds the row of a stable id.</summary>
    /// <returns>The row, or -1 when no row of this snapshot has the id.</returns>
    public int FindRow(int id)
    {
        for (int chunk = 0; id > 0 && chunk < Store.ChunkCount; chunk++)
        {
            int offset = Columns.Ids(chunk)[..Store.Chunk(chunk).Length].IndexOf(id);
            if (offset >= 0)
            {
                return (chunk * ConntrackStore.ChunkSize) + offset;
            }
        }

        return -1;
    }

    /// <summary>Finds the rows of many stable ids in one pass.</summary>
    /// <param name="ids">The ids; those that have a row are taken out.</param>
    /// <returns>The rows that were found.</returns>
    public List<int> FindRows(HashSet<int> ids)
    {
        List<int> rows = [];
        for (int chunk = 0; ids.Count > 0 && chunk < Store.ChunkCount; chunk++)
        {
            ReadOnlySpan<int> known = Columns.Ids(chunk)[..Store.Chunk(chunk).Length];
            for (int i = 0; i < known.Length; i++)
            {
                if (ids.Remove(known[i]))
                {
                    rows.Add((chunk * ConntrackStore.ChunkSize) + i);
                }
            }
        }

        return rows;
    }

    /// <summary>Takes a reference, unless the last one is gone.</summary>
    public bool TryAcquire()
    {
        int seen = Volatile.Read(ref _references);
        while (seen > 0)
        {
            int before = Interlocked.CompareExchange(ref _references, seen + 1, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    /// <summary>Gives a reference back.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _references) == 0)
        {
            _pool.Return(_memory);
        }
    }
}
