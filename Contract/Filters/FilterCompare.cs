// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Contract.Filters;

/// <summary>A quantity of the connection compares with a number: <c>inb &gt; 1M</c>.</summary>
public sealed record FilterCompare : FilterNode
{
    /// <summary>Makes the condition.</summary>
    /// <param name="quantity">What is compared.</param>
    /// <param name="comparison">How.</param>
    /// <param name="value">The number, within the range of the quantity (<see cref="FilterQuantities"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside the range of the quantity.</exception>
    public FilterCompare(FilterQuantity quantity, ComparisonOperator comparison, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, FilterQuantities.Get(quantity).Maximum);
        Quantity = quantity;
        Operator = comparison;
        Value = value;
    }

    /// <summary>What is compared.</summary>
    public FilterQuantity Quantity { get; }

    /// <summary>How.</summary>
    public ComparisonOperator Operator { get; }

    /// <summary>The number, in the unit of the quantity; exact, and never negative.</summary>
    public long Value { get; }
}
