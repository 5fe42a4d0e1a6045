// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The connection has a value for a field: <c>has timeout</c>.</summary>
/// <param name="Field">The field of the row that must not be absent.</param>
public sealed record FilterHas(RowField Field) : FilterNode;
