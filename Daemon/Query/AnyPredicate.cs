// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Keeps the rows that meet at least one of several conditions.</summary>
internal sealed class AnyPredicate : RowPredicate
{
    private readonly RowPredicate[] _terms;

    /// <summary>Combines conditions; none keeps nothing.</summary>
    public AnyPredicate(params RowPredicate[] terms) => _terms = terms;

    /// <inheritdoc/>
    public override int Keep(in RowBlock block, Span<ushort> rows)
    {
        // Each term sees only what those before it left, so the rows met are all different: what is left over in the
        // end is what none of them kept.
        Span<ushort> left = stackalloc ushort[RowBlock.Size];
        Span<ushort> met = stackalloc ushort[RowBlock.Size];
        left = left[..rows.Length];
        rows.CopyTo(left);
        foreach (RowPredicate term in _terms)
        {
            left.CopyTo(met);
            left = left[..NotPredicate.Without(left, met[..term.Keep(block, met[..left.Length])])];
        }

        return NotPredicate.Without(rows, left);
    }
}
