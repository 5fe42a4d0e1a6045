// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Contract.Net;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>The names of protocols and their states as conntrack(8) prints them, in UTF-8.</summary>
internal static class ProtocolText
{
    private const byte IPv4 = 2;

    private static readonly byte[][] s_tcpStates = Utf8(TcpStateNames.All);
    private static readonly byte[][] s_sctpStates = Utf8(SctpStateNames.All);
    private static readonly byte[][] s_dccpStates = Utf8(DccpStateNames.All);

    /// <summary>The name of a protocol of layer 3.</summary>
    /// <param name="family">2 or 10.</param>
    public static ReadOnlySpan<byte> Layer3(byte family) => family == IPv4 ? "ipv4"u8 : "ipv6"u8;

    /// <summary>The name of a protocol of layer 4; those that conntrack(8) has no options for are unknown to it.</summary>
    /// <param name="protocol">The IP protocol number.</param>
    public static ReadOnlySpan<byte> Layer4(byte protocol) => protocol switch
    {
        IpProtocol.Tcp => "tcp"u8,
        IpProtocol.Udp => "udp"u8,
        IpProtocol.Icmp => "icmp"u8,
        IpProtocol.IcmpV6 => "icmpv6"u8,
        IpProtocol.Sctp => "sctp"u8,
        IpProtocol.Gre => "gre"u8,
        IpProtocol.UdpLite => "udplite"u8,
        IpProtocol.Dccp => "dccp"u8,
        _ => "unknown"u8,
    };

    /// <summary>Layer 4 as a line of text begins: the name in eight columns and the number.</summary>
    /// <param name="protocol">The IP protocol number.</param>
    /// <returns>Empty for a protocol without a name.</returns>
    public static ReadOnlySpan<byte> Layer4Columns(byte protocol) => protocol switch
    {
        IpProtocol.Tcp => "tcp      6 "u8,
        IpProtocol.Udp => "udp      17 "u8,
        IpProtocol.Icmp => "icmp     1 "u8,
        IpProtocol.IcmpV6 => "icmpv6   58 "u8,
        IpProtocol.Sctp => "sctp     132 "u8,
        IpProtocol.Gre => "gre      47 "u8,
        IpProtocol.UdpLite => "udplite  136 "u8,
        IpProtocol.Dccp => "dccp     33 "u8,
        _ => default,
    };

    /// <summary>Whether the two slots of a tuple hold ports.</summary>
    /// <param name="protocol">The IP protocol number.</param>
    public static bool HasPorts(byte protocol) => protocol is IpProtocol.Tcp or IpProtocol.Udp or IpProtocol.UdpLite
        or IpProtocol.Sctp or IpProtocol.Dccp;

    /// <summary>Whether the two slots of a tuple hold an ICMP identifier, type and code.</summary>
    /// <param name="protocol">The IP protocol number.</param>
    public static bool IsIcmp(byte protocol) => protocol is IpProtocol.Icmp or IpProtocol.IcmpV6;

    /// <summary>The name of a state; NONE for a number that has none.</summary>
    /// <param name="protocol">The IP protocol number.</param>
    /// <param name="state">The kernel's number of the state.</param>
    public static ReadOnlySpan<byte> State(byte protocol, byte state)
    {
        byte[][] names = protocol switch
        {
            IpProtocol.Sctp => s_sctpStates,
            IpProtocol.Dccp => s_dccpStates,
            _ => s_tcpStates,
        };
        return names[state < names.Length ? state : 0];
    }

    private static byte[][] Utf8(ImmutableArray<string> names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}
