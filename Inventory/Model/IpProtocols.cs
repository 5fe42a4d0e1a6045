// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>The IP protocol numbers that rules treat in a way of their own (IANA, Protocol Numbers).</summary>
public static class IpProtocols
{
    /// <summary>ICMP for IPv4.</summary>
    public const byte Icmp = 1;

    /// <summary>TCP.</summary>
    public const byte Tcp = 6;

    /// <summary>UDP.</summary>
    public const byte Udp = 17;

    /// <summary>DCCP.</summary>
    public const byte Dccp = 33;

    /// <summary>ICMP for IPv6.</summary>
    public const byte IcmpV6 = 58;

    /// <summary>SCTP.</summary>
    public const byte Sctp = 132;

    /// <summary>UDP-Lite.</summary>
    public const byte UdpLite = 136;

    /// <summary>Whether a protocol has ports at the same place as TCP and UDP.</summary>
    public static bool HasPorts(byte protocol) => protocol is Tcp or Udp or Dccp or Sctp or UdpLite;
}
