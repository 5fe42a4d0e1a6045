// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>Tuples: addresses, ports, ICMP fields and the zone of one direction.</content>
internal static partial class ConntrackDecoder
{
    private const int IPv4Length = 4;
    private const int IPv6Length = 16;

    private static ConntrackFields DecodeTuple(
        in AttributeReader parent,
        ReadOnlySpan<byte> tuple,
        byte family,
        ref NetAddress source,
        ref NetAddress destination,
        ref ushort sourcePort,
        ref ushort destinationPort,
        ref byte protocol,
        out int zone)
    {
        zone = -1;
        if (TryDecodeUsualTuple(
            tuple,
            family == AF_INET ? IPv4Length : IPv6Length,
            ref source,
            ref destination,
            ref sourcePort,
            ref destinationPort,
            ref protocol))
        {
            return ConntrackFields.Ports;
        }

        ConntrackFields fields = ConntrackFields.None;
        AttributeReader reader = parent.Nested(tuple);
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_TUPLE_IP when family == AF_INET:
                    DecodeIPv4(reader.Nested(value), ref source, ref destination);
                    break;
                case CTA_TUPLE_IP:
                    DecodeIPv6(reader.Nested(value), ref source, ref destination);
                    break;
                case CTA_TUPLE_PROTO:
                    fields |= DecodePorts(reader.Nested(value), ref sourcePort, ref destinationPort, ref protocol);
                    break;
                case CTA_TUPLE_ZONE:
                    zone = reader.UInt16BigEndian(value);
                    break;
            }
        }

        return fields;
    }

    private static void DecodeIPv4(AttributeReader reader, ref NetAddress source, ref NetAddress destination)
    {
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == CTA_IP_V4_SRC)
            {
                source = NetAddress.FromIPv4(reader.UInt32BigEndian(value));
            }
            else if (type == CTA_IP_V4_DST)
            {
                destination = NetAddress.FromIPv4(reader.UInt32BigEndian(value));
            }
        }
    }

    private static void DecodeIPv6(AttributeReader reader, ref NetAddress source, ref NetAddress destination)
    {
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == CTA_IP_V6_SRC)
            {
                reader.Require(value, Unsafe.SizeOf<NetAddress>());
                source = MemoryMarshal.Read<NetAddress>(value);
            }
            else if (type == CTA_IP_V6_DST)
            {
                reader.Require(value, Unsafe.SizeOf<NetAddress>());
                destination = MemoryMarshal.Read<NetAddress>(value);
            }
        }
    }

    /// <summary>Ports and GRE keys; for ICMP the identifier and type &lt;&lt; 8 | code in the same two slots.</summary>
    private static ConntrackFields DecodePorts(
        AttributeReader reader, ref ushort sourcePort, ref ushort destinationPort, ref byte protocol)
    {
        ConntrackFields fields = ConntrackFields.None;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_PROTO_NUM:
                    protocol = reader.Byte(value);
                    break;
                case CTA_PROTO_SRC_PORT:
                    sourcePort = reader.UInt16BigEndian(value);
                    fields |= ConntrackFields.Ports;
                    break;
                case CTA_PROTO_DST_PORT:
                    destinationPort = reader.UInt16BigEndian(value);
                    fields |= ConntrackFields.Ports;
                    break;
                case CTA_PROTO_ICMP_ID:
                case CTA_PROTO_ICMPV6_ID:
                    sourcePort = reader.UInt16BigEndian(value);
                    fields |= ConntrackFields.IcmpId;
                    break;
                case CTA_PROTO_ICMP_TYPE:
                case CTA_PROTO_ICMPV6_TYPE:
                    destinationPort = (ushort)((reader.Byte(value) << 8) | (destinationPort & 0xff));
                    fields |= ConntrackFields.IcmpId;
                    break;
                case CTA_PROTO_ICMP_CODE:
                case CTA_PROTO_ICMPV6_CODE:
                    destinationPort = (ushort)((destinationPort & 0xff00) | reader.Byte(value));
                    fields |= ConntrackFields.IcmpId;
                    break;
            }
        }

        return fields;
    }
}
