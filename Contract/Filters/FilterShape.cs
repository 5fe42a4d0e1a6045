// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Contract.Filters;

/// <summary>
/// How large a filter is when it is written out: lists and <c>!=</c> stand for more than their text shows.
/// </summary>
/// <param name="Conditions">The number of conditions.</param>
/// <param name="Depth">The deepest nesting of parentheses and <c>not</c>.</param>
internal readonly record struct FilterShape(int Conditions, int Depth)
{
    /// <summary>Measures a filter as the printer writes it.</summary>
    public static FilterShape Of(FilterNode node)
    {
        switch (node)
        {
            case FilterNot not:
                FilterShape operand = Of(not.Operand);
                return operand with { Depth = operand.Depth + (not.Operand is FilterCombination ? 2 : 1) };
            case FilterCombination combination:
                FilterShape sum = default;
                foreach (FilterNode term in combination.Terms)
                {
                    FilterShape shape = Of(term);
                    int depth = shape.Depth + (combination is FilterAnd && term is FilterOr ? 1 : 0);
                    sum = new FilterShape(sum.Conditions + shape.Conditions, Math.Max(sum.Depth, depth));
                }

                return sum;
            default:
                return new FilterShape(1, 0);
        }
    }
}
