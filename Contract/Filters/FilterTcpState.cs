// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Net;

namespace Contract.Filters;

/// <summary>The connection is TCP and in a TCP state: <c>tcpstate SYN_SENT</c>.</summary>
public sealed record FilterTcpState : FilterNode
{
    /// <summary>Makes the condition.</summary>
    /// <param name="state">The kernel's number of the state.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no state of that number.</exception>
    public FilterTcpState(byte state)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state, TcpStateNames.All.Length);
        State = state;
    }

    /// <summary>The kernel's number of the state, 0 to 9 (<see cref="TcpStateNames"/>).</summary>
    public byte State { get; }
}
