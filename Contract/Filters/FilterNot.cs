// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The operand is not met: <c>not a</c>.</summary>
/// <param name="Operand">What must not be met.</param>
public sealed record FilterNot(FilterNode Operand) : FilterNode;
