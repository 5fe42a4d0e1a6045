// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;
using Contract.Net;
using Inventory.Model;

namespace Inventory.Rules.Nft;

/// <summary>
/// An element of a set: a box in the space of connections. What a set's shape has no field for is everything there.
/// Immutable; elements that nft would take for the same are equal.
/// </summary>
/// <param name="Key">What must be equal for two elements to overlap.</param>
/// <param name="Source">The network that opens the connection.</param>
/// <param name="Destination">The network that is called.</param>
/// <param name="SourcePorts">The ports of the client's side.</param>
/// <param name="DestinationPorts">The ports of the server's side.</param>
internal readonly record struct NftElement(
    NftElementKey Key, IpPrefix Source, IpPrefix Destination, PortRange SourcePorts, PortRange DestinationPorts)
{
    /// <summary>Every port, as nft writes it; a packet may have port 0.</summary>
    public static PortRange EveryPort { get; } = new(0, ushort.MaxValue);

    /// <summary>How many bits of both addresses count; of nested elements the inner one has more, or as many.</summary>
    public int PrefixBits => Source.Length + Destination.Length;

    /// <summary>How far the ports range; of nested elements with equal addresses the inner one has less.</summary>
    public int PortWidth =>
        SourcePorts.Last - SourcePorts.First + DestinationPorts.Last - DestinationPorts.First;

    /// <summary>The elements that together permit some traffic: one for each pair of port ranges.</summary>
    public static IEnumerable<NftElement> Of(PermittedTraffic permitted)
    {
        TrafficClass traffic = permitted.Traffic;
        var key = new NftElementKey(permitted.Device, traffic.Protocol, traffic.IcmpType, traffic.IcmpCode);
        foreach (PortRange source in RangesOf(traffic.SourcePorts))
        {
            foreach (PortRange destination in RangesOf(traffic.DestinationPorts))
            {
                yield return new NftElement(key, permitted.Source, permitted.Destination, source, destination);
            }
        }
    }

    /// <summary>The fields that a shape asks for, as nft reads and prints them.</summary>
    public string ToText(NftSetShape shape)
    {
        string device = shape.IsByDevice ? $"\"{Key.Device}\" . " : "";
        string rest = shape.Kind switch
        {
            NftSetKind.SourcePorts => $"{NftNames.Protocol(Key.Protocol)} . {SourcePorts} . {DestinationPorts}",
            NftSetKind.Ports => $"{NftNames.Protocol(Key.Protocol)} . {DestinationPorts}",
            NftSetKind.IcmpCode => $"{IcmpType(shape)} . {NftNames.IcmpCode(shape.Family, Key.IcmpCode ?? 0)}",
            NftSetKind.Icmp => IcmpType(shape),
            _ => NftNames.Protocol(Key.Protocol),
        };
        return $"{device}{NftAddress.Of(Source)} . {NftAddress.Of(Destination)} . {rest}";
    }

    private static ImmutableArray<PortRange> RangesOf(PortSet ports) => ports.IsAny ? [EveryPort] : ports.Ranges;

    private string IcmpType(NftSetShape shape) => NftNames.IcmpType(shape.Family, Key.IcmpType ?? 0);
}
