// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using Inventory.Rules;

namespace Inventory.Tests.Packets;

/// <summary>The first packet of a connection, to be sent through rules.</summary>
/// <param name="Direction">How it meets the machine that has the rules.</param>
/// <param name="IsFarSide">Whether it comes in, or goes out, at the second device.</param>
/// <param name="Source">Who sends it.</param>
/// <param name="Destination">Who is meant.</param>
/// <param name="Protocol">The IP protocol number.</param>
/// <param name="SourcePort">The port of the sender, or the ICMP type.</param>
/// <param name="DestinationPort">The port that is called, or the ICMP code.</param>
internal sealed record Probe(
    RuleDirection Direction,
    bool IsFarSide,
    IPAddress Source,
    IPAddress Destination,
    byte Protocol,
    ushort SourcePort,
    ushort DestinationPort)
{
    /// <summary>The number by which it is recognised where it arrives.</summary>
    public uint Number { get; init; }

    /// <summary>The device that it comes in at, or goes out by.</summary>
    public string Device => IsFarSide ? PacketLab.FarDevice : PacketLab.NearDevice;
}
