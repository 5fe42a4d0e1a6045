// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Daemon.Query;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>A stretch of consecutive rows, small enough to stay in the processor's cache while it is filtered.</summary>
internal readonly ref struct RowBlock
{
    /// <summary>The most rows of a block.</summary>
    public const int Size = 1024;

    /// <summary>The blocks of one chunk of the store.</summary>
    public const int PerChunk = ConntrackStore.ChunkSize / Size;

    private static readonly ushort[] s_all = [.. Enumerable.Range(0, Size).Select(static row => (ushort)row)];

    /// <summary>Makes a block; all spans have the same length.</summary>
    public RowBlock(
        Snapshot snapshot,
        int firstRow,
        ReadOnlySpan<ConntrackRecord> records,
        ReadOnlySpan<int> ids,
        ReadOnlySpan<ByteRate> rates,
        ReadOnlySpan<uint> firstSeen)
    {
        Snapshot = snapshot;
        FirstRow = firstRow;
        Records = records;
        Ids = ids;
        Rates = rates;
        FirstSeen = firstSeen;
    }

    /// <summary>The snapshot that the rows are of.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>The row number of the first one.</summary>
    public int FirstRow { get; }

    /// <summary>The kernel's records.</summary>
    public ReadOnlySpan<ConntrackRecord> Records { get; }

    /// <summary>The stable ids; 0 marks a row that nobody may see.</summary>
    public ReadOnlySpan<int> Ids { get; }

    /// <summary>The byte rates.</summary>
    public ReadOnlySpan<ByteRate> Rates { get; }

    /// <summary>When each connection was first seen, in seconds since 1970 UTC.</summary>
    public ReadOnlySpan<uint> FirstSeen { get; }

    /// <summary>Lists the rows that may be seen and meet a condition.</summary>
    /// <param name="condition">The condition; null for none.</param>
    /// <param name="rows">Room for <see cref="Size"/> offsets.</param>
    /// <returns>How many there are.</returns>
    public int Select(RowPredicate? condition, Span<ushort> rows)
    {
        int count = SelectVisible(rows);
        return condition is null ? count : condition.Keep(this, rows[..count]);
    }

    private int SelectVisible(Span<ushort> rows)
    {
        if (Snapshot is null || Snapshot.VisibleRows == Snapshot.Store.Count)
        {
            s_all.AsSpan(0, Ids.Length).CopyTo(rows);
            return Ids.Length;
        }

        int count = 0;
        ReadOnlySpan<int> ids = Ids;
        for (int i = 0; i < ids.Length; i++)
        {
            rows[count] = (ushort)i;
            count += ids[i] != 0 ? 1 : 0;
        }

        return count;
    }
}
