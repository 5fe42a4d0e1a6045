// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Keeps the rows that do not meet a condition.</summary>
internal sealed class NotPredicate : RowPredicate
{
    private readonly RowPredicate _term;

    /// <summary>Turns a condition round.</summary>
    public NotPredicate(RowPredicate term) => _term = term;

    /// <inheritdoc/>
    public override int Keep(in RowBlock block, Span<ushort> rows)
    {
        Span<ushort> met = stackalloc ushort[RowBlock.Size];
        met = met[..rows.Length];
        rows.CopyTo(met);
        return Without(rows, met[.._term.Keep(block, met)]);
    }

    /// <summary>Takes an ascending list out of another that contains it.</summary>
    /// <returns>How many are left, at the front.</returns>
    internal static int Without(Span<ushort> rows, ReadOnlySpan<ushort> removed)
    {
        int kept = 0;
        int next = 0;
        foreach (ushort row in rows)
        {
            if (next < removed.Length && removed[next] == row)
            {
                next++;
            }
            else
            {
                rows[kept++] = row;
            }
        }

        return kept;
    }
}
