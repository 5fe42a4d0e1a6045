// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;

namespace Contract.Filters;

/// <summary>An address of the connection lies in a network: <c>src 10.0.0.0/8</c>.</summary>
/// <param name="Side">Which address.</param>
/// <param name="Prefix">The network; a connection of the other family does not match.</param>
public sealed record FilterAddress(AddressSide Side, IpPrefix Prefix) : FilterNode;
