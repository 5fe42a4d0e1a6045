// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Contract.Filters;

/// <summary>All terms are met: <c>a and b</c>.</summary>
public sealed record FilterAnd : FilterCombination
{
    /// <summary>
    /// Combines terms; a term of the same type gives its own terms, so that none is nested in another.
    /// </summary>
    /// <param name="terms">At least two terms, in the order in which they are printed.</param>
    /// <exception cref="ArgumentException">Fewer than two terms, or one is null.</exception>
    public FilterAnd(params IEnumerable<FilterNode> terms)
        : base(Flatten<FilterAnd>(terms))
    {
    }
}
