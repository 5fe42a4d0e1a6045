// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;

namespace Inventory.Model;

/// <summary>
/// The traffic that a service or a communication means: a protocol, and what narrows it within that. Immutable; two
/// that mean the same are equal.
/// </summary>
/// <remarks>
/// ICMP and ICMPv6 imply each other by the family of the addresses: <c>icmp</c> with type 8 is the echo request, and in
/// IPv6 rules it is type 128.
/// </remarks>
/// <param name="Protocol">The IP protocol number (IANA).</param>
public sealed record TrafficClass(byte Protocol)
{
    /// <summary>The ports of the server's side; <see cref="PortSet.Any"/> for protocols without ports.</summary>
    public PortSet DestinationPorts { get; init; } = PortSet.Any;

    /// <summary>The ports of the client's side; nearly always every port.</summary>
    public PortSet SourcePorts { get; init; } = PortSet.Any;

    /// <summary>The ICMP or ICMPv6 type, 0 to 255; null for every type, and for other protocols.</summary>
    public byte? IcmpType { get; init; }

    /// <summary>The ICMP or ICMPv6 code, 0 to 255; null for every code.</summary>
    public byte? IcmpCode { get; init; }

    /// <summary>The protocol by name, or by number where it has none.</summary>
    public string ProtocolName => ProtocolNames.NameOf(Protocol);

    /// <summary>Whether the protocol is ICMP or ICMPv6.</summary>
    public bool IsIcmp => Protocol is IpProtocols.Icmp or IpProtocols.IcmpV6;

    /// <summary>Whether the protocol has ports that rules can name.</summary>
    public bool HasPorts => IpProtocols.HasPorts(Protocol);

    /// <summary>Whether all traffic of another class belongs to this one.</summary>
    public bool Contains(TrafficClass other) =>
        Protocol == other.Protocol &&
        DestinationPorts.Contains(other.DestinationPorts) && SourcePorts.Contains(other.SourcePorts) &&
        (IcmpType is null || (IcmpType == other.IcmpType && (IcmpCode is null || IcmpCode == other.IcmpCode)));

    /// <summary>Text such as <c>tcp/22,80</c>, <c>icmp/8</c> or <c>esp</c>.</summary>
    public override string ToString()
    {
        if (IcmpType is { } type)
        {
            return IcmpCode is { } code ? $"{ProtocolName}/{type}:{code}" : $"{ProtocolName}/{type}";
        }

        string sources = SourcePorts.IsAny ? "" : $"{SourcePorts}>";
        return DestinationPorts.IsAny && SourcePorts.IsAny
            ? ProtocolName
            : $"{ProtocolName}/{sources}{DestinationPorts}";
    }
}
