// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>The usual layout of what every flow has two of, tuples and counters: recognised and read in one go.</content>
/// <remarks>
/// <code>
/// IP nest | source | destination | PROTO nest | number | source port | destination port     48 (IPv4) or 72 bytes (IPv6)
/// </code>
/// It takes a third of the time of walking nine attributes. Anything else, ICMP for one, is walked.
/// </remarks>
internal static partial class ConntrackDecoder
{
    private const int AttributeHeader = NLA_HDRLEN;
    private const int PortsLength = 28;

    /// <summary>Reads a tuple with ports if all its attributes are where they usually are.</summary>
    private static bool TryDecodeUsualTuple(
        ReadOnlySpan<byte> value,
        int addressLength,
        ref NetAddress source,
        ref NetAddress destination,
        ref ushort sourcePort,
        ref ushort destinationPort,
        ref byte protocol)
    {
        int attribute = AttributeHeader + addressLength;
        int addresses = AttributeHeader + (2 * attribute);
        if (value.Length != addresses + PortsLength)
        {
            return false;
        }

        bool isIPv4 = addressLength == sizeof(uint);
        ReadOnlySpan<byte> ports = value[addresses..];
        uint differences =
            (Header(value) ^ Header(addresses, CTA_TUPLE_IP | NLA_F_NESTED))
            | (Header(value[4..]) ^ Header(attribute, isIPv4 ? CTA_IP_V4_SRC : CTA_IP_V6_SRC))
            | (Header(value[(4 + attribute)..]) ^ Header(attribute, isIPv4 ? CTA_IP_V4_DST : CTA_IP_V6_DST))
            | (Header(ports) ^ Header(PortsLength, CTA_TUPLE_PROTO | NLA_F_NESTED))
            | (Header(ports[4..]) ^ Header(5, CTA_PROTO_NUM))
            | (Header(ports[12..]) ^ Header(6, CTA_PROTO_SRC_PORT))
            | (Header(ports[20..]) ^ Header(6, CTA_PROTO_DST_PORT));
        if (differences != 0)
        {
            return false;
        }

        source = NetAddress.FromBytes(value.Slice(8, addressLength));
        destination = NetAddress.FromBytes(value.Slice(8 + attribute, addressLength));
        protocol = ports[8];
        sourcePort = BinaryPrimitives.ReadUInt16BigEndian(ports[16..]);
        destinationPort = BinaryPrimitives.ReadUInt16BigEndian(ports[24..]);
        return true;
    }

    /// <summary>Reads packets and bytes if they follow each other without padding.</summary>
    private static bool TryDecodeUsualCounters(ReadOnlySpan<byte> value, ref ulong packets, ref ulong bytes)
    {
        const int Counter = AttributeHeader + sizeof(ulong);
        if (value.Length != 2 * Counter
            || Header(value) != Header(Counter, CTA_COUNTERS_PACKETS)
            || Header(value[Counter..]) != Header(Counter, CTA_COUNTERS_BYTES))
        {
            return false;
        }

        packets = BinaryPrimitives.ReadUInt64BigEndian(value[AttributeHeader..]);
        bytes = BinaryPrimitives.ReadUInt64BigEndian(value[(Counter + AttributeHeader)..]);
        return true;
    }

    private static uint Header(ReadOnlySpan<byte> attribute) => MemoryMarshal.Read<uint>(attribute);

    private static uint Header(int length, int type) =>
        BitConverter.IsLittleEndian ? ((uint)type << 16) | (uint)length : ((uint)length << 16) | (uint)type;
}
