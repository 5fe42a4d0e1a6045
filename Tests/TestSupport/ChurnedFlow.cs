// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Net;
using Netfilter.Interop.Conntrack;

namespace TestSupport;

/// <summary>
/// A made-up flow all of whose parts follow from its number, which its source address tells: a row that was put
/// together from two flows is recognised.
/// </summary>
/// <param name="Number">24 bits; with the highest set the flow is one that stays.</param>
public readonly record struct ChurnedFlow(uint Number)
{
    /// <summary>How many different ports the flows go to that come and go.</summary>
    public const int Services = 16;

    /// <summary>The first of the ports.</summary>
    public const int FirstService = 20_000;

    /// <summary>The port that those flows go to that stay.</summary>
    public const int LastingService = 21_000;

    /// <summary>The bits of the mark that follow from the number; the other is free to be changed.</summary>
    public const uint MarkBits = 0x7FFFFFFF;

    /// <summary>How long the kernel keeps a flow, in seconds.</summary>
    public const uint TimeoutSeconds = 3000;

    private const uint LastingBit = 0x800000;

    // 2^32 divided by the golden ratio: neighbouring numbers get parts that have nothing in common.
    private const uint Spread = 2654435769;

    public bool IsLasting => (Number & LastingBit) != 0;

    public bool IsIPv6 => Number % 4 == 3;

    public byte Protocol => Number % 3 == 0 ? IpProtocol.Tcp : IpProtocol.Udp;

    public IPAddress Source => Address("fd99:1::", 10, Number);

    public IPAddress Destination => Address("fd99:2::", 11, Mixed & 0xFFFFFF);

    public ushort SourcePort => (ushort)(1024 + (Mixed >> 17));

    public ushort DestinationPort => (ushort)(IsLasting ? LastingService : FirstService + (Number % Services));

    public uint Mark => (Mixed ^ Number) & MarkBits;

    public ConntrackTuple Tuple => new(
        (byte)(IsIPv6 ? 10 : 2),
        Protocol,
        NetAddress.From(Source),
        NetAddress.From(Destination),
        SourcePort,
        DestinationPort);

    private uint Mixed => unchecked((Number + 1) * Spread);

    /// <summary>The flow of a number that stays.</summary>
    public static ChurnedFlow Lasting(uint number) => new(number | LastingBit);

    /// <summary>The flow that has this source address; null if it is none of these.</summary>
    public static ChurnedFlow? From(IPAddress source)
    {
        byte[] bytes = source.GetAddressBytes();
        var flow = new ChurnedFlow(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(^4)) & 0xFFFFFF);
        return flow.Source.Equals(source) ? flow : null;
    }

    /// <summary>What to ask the kernel for.</summary>
    public ConntrackEntry ToEntry()
    {
        ConntrackRecord record = ConntrackEntry.Between(Tuple, null, TimeoutSeconds).Record;
        record.Mark = Mark;
        record.Fields |= ConntrackFields.Mark;
        return new ConntrackEntry(record);
    }

    private IPAddress Address(string ipv6, byte ipv4, uint low)
    {
        byte[] bytes = IsIPv6 ? IPAddress.Parse(ipv6).GetAddressBytes() : [ipv4, 0, 0, 0];
        bytes[^3] = (byte)(low >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(^2), (ushort)low);
        return new IPAddress(bytes);
    }
}
