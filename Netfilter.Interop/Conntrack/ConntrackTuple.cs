// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>One direction of a flow: the addresses and ports of its packets.</summary>
/// <param name="Family">Address family: 2 (AF_INET) or 10 (AF_INET6).</param>
/// <param name="Protocol">IP protocol number.</param>
/// <param name="Source">Source address.</param>
/// <param name="Destination">Destination address.</param>
/// <param name="SourcePort">Source port in host byte order; the GRE key or the ICMP identifier in the same place.</param>
/// <param name="DestinationPort">
/// Destination port in host byte order; the GRE key; for ICMP and ICMPv6 type &lt;&lt; 8 | code.
/// </param>
public readonly record struct ConntrackTuple(
    byte Family,
    byte Protocol,
    NetAddress Source,
    NetAddress Destination,
    ushort SourcePort,
    ushort DestinationPort)
{
    /// <summary>The ICMP or ICMPv6 type; meaningless for other protocols.</summary>
    public byte IcmpType => (byte)(DestinationPort >> 8);

    /// <summary>The ICMP or ICMPv6 code; meaningless for other protocols.</summary>
    public byte IcmpCode => (byte)DestinationPort;

    /// <summary>The ICMP or ICMPv6 identifier; meaningless for other protocols.</summary>
    public ushort IcmpId => SourcePort;

    /// <summary>Makes the tuple of an ICMP or ICMPv6 flow.</summary>
    /// <param name="family">2 for ICMP, 10 for ICMPv6.</param>
    /// <param name="source">Source address.</param>
    /// <param name="destination">Destination address.</param>
    /// <param name="type">The type, as in 8 for an echo request.</param>
    /// <param name="code">The code.</param>
    /// <param name="id">The identifier in host byte order.</param>
    public static ConntrackTuple Icmp(
        byte family, NetAddress source, NetAddress destination, byte type, byte code, ushort id) =>
        new(family, family == 2 ? IpProtocol.Icmp : IpProtocol.IcmpV6, source, destination, id,
            (ushort)((type << 8) | code));
}
