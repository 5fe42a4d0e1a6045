// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The connection is in a state that every protocol has: <c>state established</c>.</summary>
/// <param name="State">The state.</param>
public sealed record FilterState(ConnectionState State) : FilterNode;
