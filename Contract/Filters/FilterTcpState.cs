// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The connection is TCP and in a TCP state: <c>tcpstate SYN_SENT</c>.</summary>
/// <param name="State">The kernel's number of the state, 0 to 9 (<see cref="Contract.Net.TcpStateNames"/>).</param>
public sealed record FilterTcpState(byte State) : FilterNode;
