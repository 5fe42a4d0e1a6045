// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Text;

namespace Netfilter.Interop.Conntrack;

/// <summary>Names a flow in error messages, as in "tcp 192.0.2.1:4711 -> 198.51.100.7:443 in zone 5".</summary>
internal static class KeyText
{
    public static string Of(in ConntrackKey key)
    {
        ConntrackTuple tuple = key.Tuple;
        string zone = key.Zone == 0 ? "" : $" in zone {key.Zone.ToString(CultureInfo.InvariantCulture)}";
        string ends = TupleFields.IsIcmp(tuple.Protocol)
            ? $"{Address(tuple.Source, tuple.Family)} -> {Address(tuple.Destination, tuple.Family)} "
                + string.Create(
                    CultureInfo.InvariantCulture, $"type {tuple.IcmpType} code {tuple.IcmpCode} id {tuple.IcmpId}")
            : $"{End(tuple, tuple.Source, tuple.SourcePort)} -> {End(tuple, tuple.Destination, tuple.DestinationPort)}";
        return $"{Protocol(tuple.Protocol)} {ends}{zone}";
    }

    private static string End(in ConntrackTuple tuple, NetAddress address, ushort port)
    {
        string text = Address(address, tuple.Family);
        if (!TupleFields.HasPorts(tuple.Protocol))
        {
            return text;
        }

        string number = port.ToString(CultureInfo.InvariantCulture);
        return tuple.Family == 10 ? $"[{text}]:{number}" : $"{text}:{number}";
    }

    private static string Address(NetAddress address, byte family)
    {
        if (family is not (2 or 10))
        {
            return address.ToString();
        }

        Span<byte> utf8 = stackalloc byte[46];
        address.TryFormat(utf8, family, out int written);
        return Encoding.ASCII.GetString(utf8[..written]);
    }

    private static string Protocol(byte number) => number switch
    {
        IpProtocol.Icmp => "icmp",
        IpProtocol.Tcp => "tcp",
        IpProtocol.Udp => "udp",
        IpProtocol.Dccp => "dccp",
        IpProtocol.Gre => "gre",
        IpProtocol.IcmpV6 => "icmpv6",
        IpProtocol.Sctp => "sctp",
        IpProtocol.UdpLite => "udplite",
        _ => "protocol " + number.ToString(CultureInfo.InvariantCulture),
    };
}
