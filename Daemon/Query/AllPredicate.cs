// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Keeps the rows that meet every one of several conditions.</summary>
internal sealed class AllPredicate : RowPredicate
{
    private readonly RowPredicate[] _terms;

    /// <summary>Combines conditions; none keeps everything.</summary>
    public AllPredicate(params RowPredicate[] terms) => _terms = terms;

    /// <inheritdoc/>
    public override int Keep(in RowBlock block, Span<ushort> rows)
    {
        int kept = rows.Length;
        foreach (RowPredicate term in _terms)
        {
            kept = term.Keep(block, rows[..kept]);
        }

        return kept;
    }
}
