// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Net.Sockets;
using Inventory.Model;

namespace Inventory.Tests.Packets;

/// <summary>Builds packets with good checksums: connection tracking takes others for invalid.</summary>
internal static class ProbePacket
{
    private const int TransportLength = 20;

    /// <summary>The packet with its IP header. The number is at the same place whatever the protocol: bytes 8 to 11.</summary>
    public static byte[] Of(Probe probe)
    {
        bool isIPv6 = probe.Source.AddressFamily == AddressFamily.InterNetworkV6;
        byte[] transport = Transport(probe);
        int? checksum = probe.Protocol switch
        {
            IpProtocols.Tcp => 16,
            IpProtocols.Udp => 6,
            IpProtocols.Icmp or IpProtocols.IcmpV6 => 2,
            _ => null,
        };
        if (checksum is { } offset)
        {
            byte[] pseudo = probe.Protocol == IpProtocols.Icmp ? [] : PseudoHeader(probe);
            BinaryPrimitives.WriteUInt16BigEndian(transport.AsSpan(offset), Checksum([.. pseudo, .. transport]));
        }

        return [.. isIPv6 ? HeaderV6(probe) : HeaderV4(probe), .. transport];
    }

    private static byte[] Transport(Probe probe)
    {
        byte[] bytes = new byte[TransportLength];
        switch (probe.Protocol)
        {
            case IpProtocols.Icmp or IpProtocols.IcmpV6:
                bytes[0] = (byte)probe.SourcePort;
                bytes[1] = (byte)probe.DestinationPort;
                BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), probe.Number);
                break;
            case IpProtocols.Tcp or IpProtocols.Udp:
                BinaryPrimitives.WriteUInt16BigEndian(bytes, probe.SourcePort);
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), probe.DestinationPort);
                break;
        }

        if (probe.Protocol == IpProtocols.Udp)
        {
            bytes[5] = TransportLength;
        }
        else if (probe.Protocol == IpProtocols.Tcp)
        {
            bytes[12] = 5 << 4;
            bytes[13] = 2;
            bytes[15] = 64;
        }

        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(8), probe.Number);
        return bytes;
    }

    // The kernel fills in the checksum and the id.
    private static byte[] HeaderV4(Probe probe) =>
    [
        0x45, 0, 0, 20 + TransportLength, 0, 0, 0, 0, 64, probe.Protocol, 0, 0,
        .. probe.Source.GetAddressBytes(), .. probe.Destination.GetAddressBytes(),
    ];

    private static byte[] HeaderV6(Probe probe) =>
    [
        0x60, 0, 0, 0, 0, TransportLength, probe.Protocol, 64,
        .. probe.Source.GetAddressBytes(), .. probe.Destination.GetAddressBytes(),
    ];

    private static byte[] PseudoHeader(Probe probe) =>
        [.. probe.Source.GetAddressBytes(), .. probe.Destination.GetAddressBytes(), 0, TransportLength, 0, probe.Protocol];

    private static ushort Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (int index = 0; index < bytes.Length; index += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(bytes[index..]);
        }

        while (sum > ushort.MaxValue)
        {
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
