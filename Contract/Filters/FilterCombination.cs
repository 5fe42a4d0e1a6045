// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Filters;

/// <summary>
/// What <see cref="FilterAnd"/> and <see cref="FilterOr"/> share: two or more terms, compared in order.
/// </summary>
public abstract record FilterCombination : FilterNode
{
    private protected FilterCombination(ImmutableArray<FilterNode> terms) => Terms = terms;

    /// <summary>The terms, at least two; none is of the same type as the combination itself.</summary>
    public ImmutableArray<FilterNode> Terms { get; }

    /// <inheritdoc/>
    public virtual bool Equals(FilterCombination? other) =>
        other is not null && EqualityContract == other.EqualityContract &&
        Terms.AsSpan().SequenceEqual(other.Terms.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(EqualityContract);
        foreach (FilterNode term in Terms)
        {
            hash.Add(term);
        }

        return hash.ToHashCode();
    }

    private protected static ImmutableArray<FilterNode> Flatten<TCombination>(IEnumerable<FilterNode> terms)
        where TCombination : FilterCombination
    {
        ArgumentNullException.ThrowIfNull(terms);
        ImmutableArray<FilterNode>.Builder flat = ImmutableArray.CreateBuilder<FilterNode>();
        foreach (FilterNode term in terms)
        {
            if (term is TCombination same)
            {
                flat.AddRange(same.Terms);
            }
            else
            {
                flat.Add(term ?? throw new ArgumentException("A term is null.", nameof(terms)));
            }
        }

        if (flat.Count < 2)
        {
            throw new ArgumentException("A combination needs at least two terms.", nameof(terms));
        }

        return flat.ToImmutable();
    }
}
