// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pyctl.Output;

/// <summary>Fits columns into a line: leaves some out, then cuts others.</summary>
internal static class ColumnFit
{
    /// <summary>What stands between two columns.</summary>
    public const string Gap = "  ";

    /// <summary>Chooses the columns that there is room for, and their widths.</summary>
    /// <typeparam name="T">What a row is.</typeparam>
    /// <param name="columns">The columns.</param>
    /// <param name="ideal">The width of each that shows everything.</param>
    /// <param name="room">The width of a line.</param>
    /// <returns>The places of the columns that stay, in their order, with their widths; at least one of them.</returns>
    public static IReadOnlyList<(int Place, int Width)> Fit<T>(
        IReadOnlyList<Column<T>> columns, IReadOnlyList<int> ideal, int room)
    {
        List<int> kept = [.. Enumerable.Range(0, columns.Count)];
        while (kept.Count > 1 && kept.Sum(at => Least(columns[at], ideal[at])) + Gaps(kept.Count) > room)
        {
            int leaving = kept.MaxBy(at => (columns[at].Rank, at));
            if (columns[leaving].Rank == 0)
            {
                break;
            }

            kept.Remove(leaving);
        }

        int[] widths = [.. kept.Select(at => ideal[at])];
        for (int excess = widths.Sum() + Gaps(kept.Count) - room; excess > 0; excess--)
        {
            int widest = -1;
            for (int at = 0; at < widths.Length; at++)
            {
                bool canShrink = widths[at] > Least(columns[kept[at]], ideal[kept[at]]);
                if (canShrink && (widest < 0 || widths[at] > widths[widest]))
                {
                    widest = at;
                }
            }

            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
        }

        return [.. kept.Select((place, at) => (place, widths[at]))];
    }

    private static int Least<T>(Column<T> column, int ideal) => Math.Min(ideal, column.Least ?? ideal);

    private static int Gaps(int columns) => (columns - 1) * Gap.Length;
}
