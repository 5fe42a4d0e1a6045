// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <summary>Writes the attributes of requests.</summary>
internal static partial class ConntrackEncoder
{
    /// <summary>The tuple and zones that the kernel looks a flow up by.</summary>
    public static void WriteKey(ref NetlinkMessageWriter writer, in ConntrackKey key)
    {
        WriteTuple(ref writer, key.IsReply ? CTA_TUPLE_REPLY : CTA_TUPLE_ORIG, key.Tuple, key.TupleZone);

        // Without the attribute the kernel has no zone to put the zone of one direction into, and refuses it.
        if (key.Zone != 0 || key.TupleZone is not null)
        {
            writer.UInt16BigEndian(CTA_ZONE, key.Zone);
        }
    }

    /// <summary>One direction.</summary>
    public static void WriteTuple(
        ref NetlinkMessageWriter writer, ushort type, in ConntrackTuple tuple, ushort? zone = null)
    {
        int nest = writer.BeginNest(type);
        int addresses = writer.BeginNest(CTA_TUPLE_IP);
        WriteAddress(ref writer, tuple.Family == AF_INET ? CTA_IP_V4_SRC : CTA_IP_V6_SRC, tuple.Source, tuple.Family);
        WriteAddress(
            ref writer, tuple.Family == AF_INET ? CTA_IP_V4_DST : CTA_IP_V6_DST, tuple.Destination, tuple.Family);
        writer.EndNest(addresses);
        int protocol = writer.BeginNest(CTA_TUPLE_PROTO);
        writer.Byte(CTA_PROTO_NUM, tuple.Protocol);
        WritePorts(ref writer, tuple);
        writer.EndNest(protocol);
        if (zone is { } number)
        {
            writer.UInt16BigEndian(CTA_TUPLE_ZONE, number);
        }

        writer.EndNest(nest);
    }

    private static void WritePorts(ref NetlinkMessageWriter writer, in ConntrackTuple tuple)
    {
        switch (tuple.Protocol)
        {
            case IpProtocol.Icmp:
                writer.UInt16BigEndian(CTA_PROTO_ICMP_ID, tuple.IcmpId);
                writer.Byte(CTA_PROTO_ICMP_TYPE, tuple.IcmpType);
                writer.Byte(CTA_PROTO_ICMP_CODE, tuple.IcmpCode);
                break;
            case IpProtocol.IcmpV6:
                writer.UInt16BigEndian(CTA_PROTO_ICMPV6_ID, tuple.IcmpId);
                writer.Byte(CTA_PROTO_ICMPV6_TYPE, tuple.IcmpType);
                writer.Byte(CTA_PROTO_ICMPV6_CODE, tuple.IcmpCode);
                break;
            case var number when TupleFields.HasPorts(number):
                writer.UInt16BigEndian(CTA_PROTO_SRC_PORT, tuple.SourcePort);
                writer.UInt16BigEndian(CTA_PROTO_DST_PORT, tuple.DestinationPort);
                break;
        }
    }

    private static void WriteAddress(
        ref NetlinkMessageWriter writer, ushort type, NetAddress address, byte family)
    {
        Span<byte> bytes = stackalloc byte[16];
        writer.Bytes(type, bytes[..address.CopyTo(bytes, family)]);
    }
}
