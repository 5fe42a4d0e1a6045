// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Contract.Filters;

/// <summary>At least one term is met: <c>a or b</c>.</summary>
public sealed record FilterOr : FilterCombination
{
    /// <summary>
    /// Combines terms; a term of the same type gives its own terms, so that none is nested in another.
    /// </summary>
    /// <param name="terms">At least two terms, in the order in which they are printed.</param>
    /// <exception cref="ArgumentException">Fewer than two terms, or one is null.</exception>
    public FilterOr(params IEnumerable<FilterNode> terms)
        : base(Flatten<FilterOr>(terms))
    {
    }
}
