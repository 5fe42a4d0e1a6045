// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;
using Contract.Net;
using Inventory.Model;

namespace Inventory.Rules.Nft;

/// <summary>
/// Protocols and ICMP types by the names that are words of nft's own language, so that they need no file of names on the
/// machine that loads them; the others are numbers (nftables, src/scanner.l and src/proto.c).
/// </summary>
internal static class NftNames
{
    // What nft prints again by the same name; ICMP type 139 and others have none there.
    private static readonly FrozenDictionary<byte, string> s_icmpTypes = new Dictionary<byte, string>
    {
        [0] = "echo-reply",
        [3] = "destination-unreachable",
        [4] = "source-quench",
        [5] = "redirect",
        [8] = "echo-request",
        [9] = "router-advertisement",
        [10] = "router-solicitation",
        [11] = "time-exceeded",
        [12] = "parameter-problem",
        [13] = "timestamp-request",
        [14] = "timestamp-reply",
        [15] = "info-request",
        [16] = "info-reply",
        [17] = "address-mask-request",
        [18] = "address-mask-reply",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<byte, string> s_icmpV6Types = new Dictionary<byte, string>
    {
        [1] = "destination-unreachable",
        [2] = "packet-too-big",
        [3] = "time-exceeded",
        [4] = "parameter-problem",
        [128] = "echo-request",
        [129] = "echo-reply",
        [130] = "mld-listener-query",
        [131] = "mld-listener-report",
        [132] = "mld-listener-done",
        [133] = "nd-router-solicit",
        [134] = "nd-router-advert",
        [135] = "nd-neighbor-solicit",
        [136] = "nd-neighbor-advert",
        [137] = "nd-redirect",
        [138] = "router-renumbering",
        [141] = "ind-neighbor-solicit",
        [142] = "ind-neighbor-advert",
        [143] = "mld2-listener-report",
    }.ToFrozenDictionary();

    // nft reads a code by number, and prints it by a name where it has one.
    private static readonly FrozenDictionary<byte, string> s_icmpCodes = new Dictionary<byte, string>
    {
        [0] = "net-unreachable",
        [1] = "host-unreachable",
        [2] = "prot-unreachable",
        [3] = "port-unreachable",
        [4] = "frag-needed",
        [9] = "net-prohibited",
        [10] = "host-prohibited",
        [13] = "admin-prohibited",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<byte, string> s_icmpV6Codes = new Dictionary<byte, string>
    {
        [0] = "no-route",
        [1] = "admin-prohibited",
        [3] = "addr-unreachable",
        [4] = "port-unreachable",
        [5] = "policy-fail",
        [6] = "reject-route",
    }.ToFrozenDictionary();

    /// <summary>A protocol.</summary>
    public static string Protocol(byte protocol) => protocol is IpProtocols.Icmp or IpProtocols.Tcp or IpProtocols.Udp
        or IpProtocols.Dccp or IpProtocols.IcmpV6 or IpProtocols.Sctp or IpProtocols.UdpLite or 47 or 50 or 51
        ? ProtocolNames.NameOf(protocol)
        : Number(protocol);

    /// <summary>An ICMP type of a family.</summary>
    public static string IcmpType(RuleFamily family, byte type) =>
        (family == RuleFamily.IPv6 ? s_icmpV6Types : s_icmpTypes).GetValueOrDefault(type) ?? Number(type);

    /// <summary>An ICMP code of a family.</summary>
    public static string IcmpCode(RuleFamily family, byte code) =>
        (family == RuleFamily.IPv6 ? s_icmpV6Codes : s_icmpCodes).GetValueOrDefault(code) ?? Number(code);

    private static string Number(byte value) => value.ToString(CultureInfo.InvariantCulture);
}
