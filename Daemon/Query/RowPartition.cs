// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Query;

/// <summary>Puts the rows of a page into their places within all rows, without sorting the rest (quickselect).</summary>
internal static class RowPartition
{
    private const int SmallEnoughToSort = 64;

    /// <summary>Moves rows so that those from a start on, so many of them, are where a full sort would put them.</summary>
    public static void Place(Span<RowKey> rows, int start, int length, RowKeyComparer comparer)
    {
        Select(rows, start, comparer);
        Span<RowKey> rest = rows[start..];
        if (length < rest.Length)
        {
            Select(rest, length, comparer);
        }

        rest[..Math.Min(length, rest.Length)].Sort(comparer);
    }

    /// <summary>Moves rows so that the first so many come before all others.</summary>
    private static void Select(Span<RowKey> rows, int count, RowKeyComparer comparer)
    {
        // Halving pivots are the rule; the bound keeps a hostile order from costing its square.
        for (int round = 0; rows.Length > SmallEnoughToSort && round < 64; round++)
        {
            int middle = Partition(rows, comparer);
            if (count <= middle)
            {
                rows = rows[..middle];
            }
            else
            {
                rows = rows[middle..];
                count -= middle;
            }
        }

        rows.Sort(comparer);
    }

    /// <summary>Hoare's partition around the median of three.</summary>
    /// <returns>Where the second part begins; both parts have rows.</returns>
    private static int Partition(Span<RowKey> rows, RowKeyComparer comparer)
    {
        RowKey pivot = Median(rows[0], rows[rows.Length / 2], rows[^1], comparer);
        int left = -1;
        int right = rows.Length;
        while (true)
        {
            do
            {
                left++;
            }
            while (comparer.Compare(rows[left], pivot) < 0);

            do
            {
                right--;
            }
            while (comparer.Compare(rows[right], pivot) > 0);

            if (left >= right)
            {
                // The first part must not be everything.
                return left > 0 ? left : 1;
            }

            (rows[left], rows[right]) = (rows[right], rows[left]);
        }
    }

    private static RowKey Median(RowKey one, RowKey other, RowKey third, RowKeyComparer comparer)
    {
        if (comparer.Compare(one, other) > 0)
        {
            (one, other) = (other, one);
        }

        return comparer.Compare(third, one) < 0 ? one : comparer.Compare(third, other) > 0 ? other : third;
    }
}
