// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Netfilter.Interop.Conntrack;

namespace Netfilter.Interop.Timeouts;

/// <summary>The states of each protocol that have a timeout, in the order of the kernel's attributes.</summary>
/// <remarks>The names are those of CTA_TIMEOUT_* in linux/netfilter/nfnetlink_cttimeout.h, with UNACK written out.</remarks>
public static class TimeoutStates
{
    /// <summary>The protocol number of the policy for all protocols that tracking does not know.</summary>
    public const byte Generic = 255;

    private static readonly string[] s_tcp =
    [
        "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT", "CLOSE_WAIT", "LAST_ACK", "TIME_WAIT", "CLOSE", "SYN_SENT2",
        "RETRANS", "UNACKNOWLEDGED",
    ];

    private static readonly string[] s_sctp =
    [
        "CLOSED", "COOKIE_WAIT", "COOKIE_ECHOED", "ESTABLISHED", "SHUTDOWN_SENT", "SHUTDOWN_RECD", "SHUTDOWN_ACK_SENT",
        "HEARTBEAT_SENT",
    ];

    private static readonly string[] s_dccp =
        ["REQUEST", "RESPOND", "PARTOPEN", "OPEN", "CLOSEREQ", "CLOSING", "TIMEWAIT"];

    private static readonly string[] s_replied = ["UNREPLIED", "REPLIED"];

    private static readonly string[] s_single = ["TIMEOUT"];

    /// <summary>The names of the states of a protocol.</summary>
    /// <param name="protocol">IP protocol number, or <see cref="Generic"/>.</param>
    public static IReadOnlyList<string> Of(byte protocol) => protocol switch
    {
        IpProtocol.Tcp => s_tcp,
        IpProtocol.Sctp => s_sctp,
        IpProtocol.Dccp => s_dccp,
        IpProtocol.Udp or IpProtocol.UdpLite or IpProtocol.Gre => s_replied,
        _ => s_single,
    };

    /// <summary>The number of the attribute of a state.</summary>
    /// <exception cref="ArgumentException">The protocol has no such state.</exception>
    internal static ushort AttributeOf(byte protocol, string state)
    {
        IReadOnlyList<string> names = Of(protocol);
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Equals(state, StringComparison.OrdinalIgnoreCase))
            {
                return (ushort)(i + 1);
            }
        }

        throw new ArgumentException($"Protocol {protocol} has no state {state} but {string.Join(", ", names)}.");
    }
}
