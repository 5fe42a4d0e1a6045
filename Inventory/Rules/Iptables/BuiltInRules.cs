// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Rules.Iptables;

/// <summary>The rules that come before and after what is declared, in the words of iptables.</summary>
internal static class BuiltInRules
{
    private static readonly BuiltInRule s_established =
        new("established", "-m conntrack --ctstate RELATED,ESTABLISHED", "ACCEPT");

    private static readonly BuiltInRule s_invalid = new("invalid", "-m conntrack --ctstate INVALID", "DROP");

    /// <summary>
    /// A connection whose entry was deleted would come back with its next packet, in either direction: the kernel takes
    /// up connections in their middle (nf_conntrack_tcp_loose).
    /// </summary>
    private static readonly BuiltInRule s_newNotSyn = new(
        "new-not-syn", "-p tcp -m conntrack --ctstate NEW -m tcp ! --tcp-flags FIN,SYN,RST,ACK SYN", "DROP");

    /// <summary>Neighbour discovery is never tracked, and without it IPv6 is dead (RFC 4861, 6.1 and 7.1).</summary>
    private static readonly BuiltInRule[] s_neighbourDiscovery =
        [NeighbourDiscovery(133), NeighbourDiscovery(134), NeighbourDiscovery(135), NeighbourDiscovery(136)];

    /// <summary>Answers to the router that asks for groups of multicast; all have hop limit 1 (RFC 3810, 5.2).</summary>
    private static readonly BuiltInRule[] s_multicastReports =
        [MulticastReport(131), MulticastReport(132), MulticastReport(143)];

    /// <summary>The rules of a chain of the kernel, down to the call of ours and what is done with the rest.</summary>
    public static IEnumerable<BuiltInRule> Of(RuleChain chain, RuleFamily family, Profile profile)
    {
        bool isFiltered = profile == Profile.HostStrict || chain.Direction != RuleDirection.Out;
        BuiltInRule[] first = chain.Direction switch
        {
            RuleDirection.In => [Loopback("-i"), s_established, s_invalid, s_newNotSyn, .. Incoming(family)],
            RuleDirection.Out => [Loopback("-o"), s_established, s_newNotSyn, .. isFiltered ? Outgoing(family) : []],
            _ => [s_established, s_invalid, s_newNotSyn],
        };
        return isFiltered ? [.. first, Declared(chain), LogOf(chain)] : first;
    }

    private static BuiltInRule[] Incoming(RuleFamily family) => family == RuleFamily.IPv4
        ? []
        :
        [
            .. s_neighbourDiscovery,
            new("mld", "-s fe80::/10 -p ipv6-icmp -m icmp6 --icmpv6-type 130", "ACCEPT"),
            new("dhcpv6-client", "-s fe80::/10 -p udp -m udp --sport 547 --dport 546", "ACCEPT"),
        ];

    private static BuiltInRule[] Outgoing(RuleFamily family) =>
    [
        .. family == RuleFamily.IPv4
            ? (BuiltInRule[])[new("dhcp", "-p udp -m udp --sport 68 --dport 67", "ACCEPT")]
            :
            [
                .. s_neighbourDiscovery,
                .. s_multicastReports,
                new("dhcp", "-s fe80::/10 -p udp -m udp --sport 546 --dport 547", "ACCEPT"),
            ],
        new("dns", "-p udp -m conntrack --ctstate NEW -m udp --dport 53", "ACCEPT"),
        new("dns", "-p tcp -m conntrack --ctstate NEW -m tcp --dport 53", "ACCEPT"),
        new("ntp", "-p udp -m conntrack --ctstate NEW -m udp --dport 123", "ACCEPT"),
    ];

    private static BuiltInRule Loopback(string side) => new("loopback", side + " lo", "ACCEPT");

    private static BuiltInRule NeighbourDiscovery(int type) =>
        new("nd", $"-p ipv6-icmp -m icmp6 --icmpv6-type {type} -m hl --hl-eq 255", "ACCEPT");

    private static BuiltInRule MulticastReport(int type) =>
        new("mld", $"-p ipv6-icmp -m icmp6 --icmpv6-type {type} -m hl --hl-eq 1", "ACCEPT");

    private static BuiltInRule Declared(RuleChain chain) => new("declared-" + chain.Suffix, "", chain.Name);

    private static BuiltInRule LogOf(RuleChain chain) =>
        new("log-drop", "-m limit --limit 5/min --limit-burst 10", $"LOG --log-prefix \"{chain.LogPrefix}\"");
}
