// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Model;

namespace Inventory.Linting;

/// <summary>
/// A part of what a communication permits: one network to another, one protocol, one range of ports. Immutable.
/// </summary>
/// <param name="Owner">The communication.</param>
/// <param name="Source">Who opens the connection.</param>
/// <param name="Destination">Who is called, of the same family.</param>
/// <param name="Traffic">The traffic that it is taken from.</param>
/// <param name="First">The lowest port of the destination; of ICMP, the type times 256 and the code.</param>
/// <param name="Last">The highest.</param>
internal sealed record PermittedBox(
    JudgedCommunication Owner, BoxEnd Source, BoxEnd Destination, TrafficClass Traffic, int First, int Last)
{
    /// <summary>How much it permits: for the order in which communications are looked at, and nothing else.</summary>
    public double Size =>
        Math.Pow(2, Free(Source) + Free(Destination)) * (Last - First + 1.0) * CountOf(Traffic.SourcePorts);

    /// <summary>
    /// Whether this permits what another does, whatever the ports, given that its networks are within this one's.
    /// </summary>
    public bool CoversAllButPorts(PermittedBox other) =>
        Owner.Covers(other.Owner) &&
        Traffic.SourcePorts.Contains(other.Traffic.SourcePorts) &&
        Source.Covers(other.Source) && Destination.Covers(other.Destination) &&
        HasSameDirection(other);

    // What goes to the very machine that it comes from, by way of a group, is incoming there and nothing else.
    private bool HasSameDirection(PermittedBox other) =>
        Destination.Network.Entity == other.Destination.Network.Entity ||
        Destination.Network.Entity != other.Source.Network.Entity ||
        !other.Source.IsEnforced;

    private static int Free(BoxEnd end) => (end.Network.Prefix.IsIPv6 ? 128 : 32) - end.Network.Prefix.Length;

    private static double CountOf(PortSet ports)
    {
        double count = ports.IsAny ? ushort.MaxValue + 1 : 0;
        foreach (PortRange range in ports.Ranges)
        {
            count += range.Last - range.First + 1;
        }

        return count;
    }
}
