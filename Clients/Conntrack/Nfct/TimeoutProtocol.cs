// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Timeouts;

namespace Conntrack.Nfct;

/// <summary>The protocols that timeouts can be given for, and their states.</summary>
internal static class TimeoutProtocol
{
    private const string HeartbeatSent = "HEARTBEAT_SENT";

    /// <summary>The number of a protocol: generic, icmpv6, or a name that the system knows.</summary>
    /// <param name="name">Its name, in exact case.</param>
    /// <exception cref="CommandLineException">There is none of that name.</exception>
    public static byte NumberOf(string name) => name switch
    {
        "generic" => TimeoutStates.Generic,
        "icmpv6" => IpProtocol.IcmpV6,
        _ when ProtocolDatabase.TryFind(name, out byte number) => number,
        _ => throw NfctDialect.Failure("unknown layer 4 protocol"),
    };

    /// <summary>The states of a protocol; nfct(8) does not know that of SCTP's heartbeats.</summary>
    public static IReadOnlyList<string> StatesOf(byte protocol, NfctDialect dialect)
    {
        if (!IsTracked(protocol))
        {
            return [];
        }

        return TimeoutStates.Of(protocol).Where(state => !dialect.IsOriginal || state != HeartbeatSent).ToArray();
    }

    /// <summary>Reads pairs of a state and its seconds.</summary>
    /// <param name="words">The pairs.</param>
    /// <param name="protocol">The protocol's number.</param>
    /// <param name="name">The name that it was given by.</param>
    /// <param name="dialect">Which states there are.</param>
    /// <exception cref="CommandLineException">A state is unknown, or has no value.</exception>
    public static List<StateTimeout> ReadTimeouts(
        ReadOnlySpan<string> words, byte protocol, string name, NfctDialect dialect)
    {
        IReadOnlyList<string> states = StatesOf(protocol, dialect);
        var timeouts = new List<StateTimeout>();
        for (int i = 0; i < words.Length; i += 2)
        {
            if (i + 1 == words.Length)
            {
                throw NfctDialect.Failure("missing value for this timeout");
            }

            if (!states.Contains(words[i], StringComparer.OrdinalIgnoreCase))
            {
                throw NfctDialect.Failure($"Wrong state name: `{words[i]}' for protocol `{name}'");
            }

            timeouts.Add(new StateTimeout(words[i], unchecked((uint)CNumber.Decimal(words[i + 1]))));
        }

        return timeouts;
    }

    private static bool IsTracked(byte protocol) => protocol
        is IpProtocol.Tcp or IpProtocol.Udp or IpProtocol.UdpLite or IpProtocol.Sctp or IpProtocol.Dccp
        or IpProtocol.Gre or IpProtocol.Icmp or IpProtocol.IcmpV6 or TimeoutStates.Generic;
}
