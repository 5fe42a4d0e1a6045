// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The states that every protocol has, as iptables' <c>--ctstate</c> names them.</summary>
public enum ConnectionState
{
    /// <summary>
    /// <c>new</c>: no packet of the reply direction was seen, and no helper announced the connection.
    /// </summary>
    New,

    /// <summary><c>established</c>: packets were seen in both directions (status bit 1).</summary>
    Established,

    /// <summary><c>related</c>: a helper announced the connection (status bit 0), answered or not.</summary>
    Related,

    /// <summary>
    /// <c>closing</c>: a TCP connection in FIN_WAIT, CLOSE_WAIT, LAST_ACK, TIME_WAIT or CLOSE (states 4 to 8).
    /// </summary>
    Closing,
}
