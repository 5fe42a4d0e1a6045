// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Rpc;

/// <summary>The names of the members that a row has for one direction of a connection.</summary>
internal readonly ref struct DirectionNames
{
    /// <summary>The names for the original direction.</summary>
    public static DirectionNames Original => new()
    {
        L3Protocol = "orig_l3proto"u8,
        L4Protocol = "orig_l4proto"u8,
        IPv4Source = "orig_ipv4_src"u8,
        IPv4Destination = "orig_ipv4_dst"u8,
        IPv6Source = "orig_ipv6_src"u8,
        IPv6Destination = "orig_ipv6_dst"u8,
        PortSource = "orig_port_src"u8,
        PortDestination = "orig_port_dst"u8,
        IcmpType = "icmp_type"u8,
        IcmpCode = "icmp_code"u8,
        IcmpId = "icmp_id"u8,
    };

    /// <summary>The names for the reply direction.</summary>
    public static DirectionNames Reply => new()
    {
        L3Protocol = "repl_l3proto"u8,
        L4Protocol = "repl_l4proto"u8,
        IPv4Source = "repl_ipv4_src"u8,
        IPv4Destination = "repl_ipv4_dst"u8,
        IPv6Source = "repl_ipv6_src"u8,
        IPv6Destination = "repl_ipv6_dst"u8,
        PortSource = "repl_port_src"u8,
        PortDestination = "repl_port_dst"u8,
        IcmpType = "repl_icmp_type"u8,
        IcmpCode = "repl_icmp_code"u8,
        IcmpId = "repl_icmp_id"u8,
    };

    /// <summary>The address family.</summary>
    public ReadOnlySpan<byte> L3Protocol { get; private init; }

    /// <summary>The IP protocol.</summary>
    public ReadOnlySpan<byte> L4Protocol { get; private init; }

    /// <summary>The IPv4 source.</summary>
    public ReadOnlySpan<byte> IPv4Source { get; private init; }

    /// <summary>The IPv4 destination.</summary>
    public ReadOnlySpan<byte> IPv4Destination { get; private init; }

    /// <summary>The IPv6 source.</summary>
    public ReadOnlySpan<byte> IPv6Source { get; private init; }

    /// <summary>The IPv6 destination.</summary>
    public ReadOnlySpan<byte> IPv6Destination { get; private init; }

    /// <summary>The source port.</summary>
    public ReadOnlySpan<byte> PortSource { get; private init; }

    /// <summary>The destination port.</summary>
    public ReadOnlySpan<byte> PortDestination { get; private init; }

    /// <summary>The ICMP type.</summary>
    public ReadOnlySpan<byte> IcmpType { get; private init; }

    /// <summary>The ICMP code.</summary>
    public ReadOnlySpan<byte> IcmpCode { get; private init; }

    /// <summary>The ICMP identifier.</summary>
    public ReadOnlySpan<byte> IcmpId { get; private init; }
}
