// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>A quantity of the connection compares with a number: <c>inb &gt; 1000000</c>.</summary>
/// <param name="Quantity">What is compared.</param>
/// <param name="Operator">How.</param>
/// <param name="Value">
/// The number, in the unit of the quantity (<see cref="FilterQuantities"/>); the comparison is exact and signed.
/// </param>
public sealed record FilterCompare(FilterQuantity Quantity, ComparisonOperator Operator, long Value) : FilterNode;
