// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Finds one page of the rows that meet a condition, in an order, and counts them all.</summary>
/// <remarks>
/// Pages near the front come from a heap of the first rows; a page far behind from a partition of all. Neither sorts the
/// table, and neither allocates per row.
/// </remarks>
internal static class PageSelector
{
    private const int DeepestHeap = 10_000;

    /// <summary>Finds a page.</summary>
    /// <param name="snapshot">The rows; the caller holds a reference.</param>
    /// <param name="filter">The condition; null for all rows.</param>
    /// <param name="order">The order.</param>
    /// <param name="start">How many rows come before the page.</param>
    /// <param name="page">Room for the page; it is filled as far as there are rows.</param>
    /// <returns>How many rows are on the page, and how many meet the condition.</returns>
    public static (int OnPage, int Matched) Select(
        Snapshot snapshot, RowPredicate? filter, RowOrder order, int start, Span<int> page)
    {
        long end = (long)start + page.Length;
        return end <= DeepestHeap
            ? FromFront(snapshot, filter, order, start, page)
            : FromAll(snapshot, filter, order, start, page);
    }

    private static (int OnPage, int Matched) FromFront(
        Snapshot snapshot, RowPredicate? filter, RowOrder order, int start, Span<int> page)
    {
        using var scan = new FrontScan(snapshot, filter, order, start + page.Length);
        return (Copy(scan.Run(), start, page), scan.Matched);
    }

    private static (int OnPage, int Matched) FromAll(
        Snapshot snapshot, RowPredicate? filter, RowOrder order, int start, Span<int> page)
    {
        RowKey[] all = ArrayPool<RowKey>.Shared.Rent(Math.Max(snapshot.VisibleRows, 1));
        try
        {
            int matched = 0;
            Span<ushort> rows = stackalloc ushort[RowBlock.Size];
            Span<long> keys = stackalloc long[RowBlock.Size];
            for (int index = 0; index < snapshot.BlockCount; index++)
            {
                RowBlock block = snapshot.Block(index);
                int count = block.Select(filter, rows);
                order.ReadKeys(block, rows[..count], keys);
                for (int i = 0; i < count; i++)
                {
                    all[matched++] = new RowKey(
                        keys[i], order.TieOf(block.Records[rows[i]]), block.FirstRow + rows[i]);
                }
            }

            Span<RowKey> found = all.AsSpan(0, matched);
            if (start >= matched)
            {
                return (0, matched);
            }

            RowPartition.Place(found, start, page.Length, new RowKeyComparer(snapshot.Store));
            return (Copy(found, start, page), matched);
        }
        finally
        {
            ArrayPool<RowKey>.Shared.Return(all);
        }
    }

    private static int Copy(ReadOnlySpan<RowKey> ordered, int start, Span<int> page)
    {
        int count = Math.Clamp(ordered.Length - start, 0, page.Length);
        for (int i = 0; i < count; i++)
        {
            page[i] = ordered[start + i].Row;
        }

        return count;
    }
}
