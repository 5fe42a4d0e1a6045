// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using Netfilter.Interop.Conntrack;

namespace Benchmarks.Kernel;

/// <summary>
/// The flows that fill the table, each a function of its number: 70 % TCP, 25 % UDP and 5 % ICMP, 20 % of all IPv6;
/// of IPv4's TCP and UDP 20 % with source and 5 % with destination translation; the mark 7 on 1 %; answered and
/// assured four out of five.
/// </summary>
internal static class FlowMix
{
    /// <summary>The mark that one flow of a hundred carries.</summary>
    public const uint RareMark = 7;

    /// <summary>The destination port of two flows out of five.</summary>
    public const ushort CommonPort = 443;

    private const byte IPv4 = 2;
    private const byte IPv6 = 10;
    private const uint TimeoutSeconds = 7200;
    private const int PortsPerSource = 50;
    private static readonly ushort[] s_ports = [CommonPort, CommonPort, 80, 22, 53];

    /// <summary>The flow of a number.</summary>
    public static ConntrackEntry Flow(int number)
    {
        uint dice = Scatter((uint)number);
        bool isIPv6 = dice % 100 < 20;
        byte family = isIPv6 ? IPv6 : IPv4;
        byte protocol = ((dice >> 8) % 100) switch
        {
            < 70 => IpProtocol.Tcp,
            < 95 => IpProtocol.Udp,
            _ => isIPv6 ? IpProtocol.IcmpV6 : IpProtocol.Icmp,
        };
        var source = Address(family, 0x0A00_0000u + (uint)(number / PortsPerSource));
        var destination = Address(family, 0xC612_0000u + (dice % 1021));
        ushort port = (ushort)(1024 + (number % PortsPerSource * 1000));
        bool hasPorts = protocol is IpProtocol.Tcp or IpProtocol.Udp;
        ConntrackTuple tuple = hasPorts
            ? new(family, protocol, source, destination, port, s_ports[dice % (uint)s_ports.Length])
            : ConntrackTuple.Icmp(family, source, destination, family == IPv4 ? (byte)8 : (byte)128, 0, port);

        ConntrackRecord record = ConntrackEntry.Between(tuple, null, TimeoutSeconds).Record;
        record.Mark = (dice >> 4) % 100 == 0 ? RareMark : 0;
        record.Status |= (dice >> 12) % 5 == 0 ? 0 : ConntrackStatus.SeenReply | ConntrackStatus.Assured;
        return new ConntrackEntry(record, hasPorts && !isIPv6 ? Translation(dice) : null);
    }

    private static ConntrackExtras? Translation(uint dice) => ((dice >> 16) % 100) switch
    {
        < 20 => new() { SourceNat = NatRange.To(NetAddress.FromIPv4(0xCB00_7100u + (dice % 251))) },
        < 25 => new() { DestinationNat = NatRange.To(NetAddress.FromIPv4(0x0AC8_0000u + (dice % 251)), 8080) },
        _ => null,
    };

    private static NetAddress Address(byte family, uint number)
    {
        if (family == IPv4)
        {
            return NetAddress.FromIPv4(number);
        }

        byte[] bytes = [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(12), number);
        return NetAddress.FromBytes(bytes);
    }

    // The finishing steps of a well mixed 32-bit hash: neighbours share nothing.
    private static uint Scatter(uint value)
    {
        value = (value ^ (value >> 16)) * 0x7FEB_352Du;
        value = (value ^ (value >> 15)) * 0x846C_A68Bu;
        return value ^ (value >> 16);
    }
}
