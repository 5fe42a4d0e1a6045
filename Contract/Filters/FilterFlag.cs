// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The connection has a flag: <c>assured</c>.</summary>
/// <param name="Flag">The flag.</param>
public sealed record FilterFlag(ConnectionTrait Flag) : FilterNode;
