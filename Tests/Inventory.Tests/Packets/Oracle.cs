// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Inventory.Model;
using Inventory.Rules;

namespace Inventory.Tests.Packets;

/// <summary>
/// Says what an inventory lets through, without anything that the rules are made with: every communication is looked at for
/// every packet.
/// </summary>
internal sealed class Oracle(InventoryModel model, Entity unit, Profile profile, DateTimeOffset time)
{
    private const ushort Dns = 53;
    private const ushort Ntp = 123;

    public bool Lets(Probe probe) => (probe.Direction, profile) switch
    {
        (RuleDirection.In, _) => IsDeclared(probe),
        (RuleDirection.Out, Profile.HostStrict) => IsBuiltIn(probe) || IsDeclared(probe),
        (RuleDirection.Out, _) => true,
        (_, Profile.Router) => unit.Kind == EntityKind.Router && IsDeclared(probe),
        _ => false,
    };

    private static bool IsBuiltIn(Probe probe) =>
        (probe.Protocol is IpProtocols.Tcp or IpProtocols.Udp && probe.DestinationPort == Dns) ||
        (probe.Protocol == IpProtocols.Udp && probe.DestinationPort == Ntp);

    private bool IsDeclared(Probe probe) => model.Communications.Values.Any(one =>
        one.State == CommunicationState.Active && (one.ValidUntil is null || time < one.ValidUntil) &&
        (one.ValidFrom is null || time >= one.ValidFrom) &&
        (one.Traffic is { } traffic ? [traffic] : model.Services[one.Service!.Value].Entries).Any(entry => Means(entry, probe)) &&
        Ends(one.Source).Any(source => Ends(one.Destination).Any(destination => Fits(source, destination, probe))));

    private bool Fits(End source, End destination, Probe probe)
    {
        bool isSeenHere = probe.Direction switch
        {
            RuleDirection.In => destination.Owner == unit.Id && IsAt(destination, probe),
            RuleDirection.Out => source.Owner == unit.Id && destination.Owner != unit.Id && IsAt(source, probe),
            _ => source.Owner != unit.Id && destination.Owner != unit.Id,
        };
        return isSeenHere && source.Has(probe.Source) && destination.Has(probe.Destination);
    }

    private static bool IsAt(End end, Probe probe) => end.Device.Length == 0 || end.Device == probe.Device;

    private static bool Means(TrafficClass traffic, Probe probe)
    {
        bool isIcmp = probe.Protocol is IpProtocols.Icmp or IpProtocols.IcmpV6;
        if (isIcmp)
        {
            // Of the types that are sent here, only the echo request is there in both families.
            int type = probe.SourcePort == 128 ? 8 : probe.SourcePort;
            int? wanted = traffic.IcmpType == 128 ? 8 : traffic.IcmpType;
            return traffic.Protocol is IpProtocols.Icmp or IpProtocols.IcmpV6 && (wanted is null || wanted == type) &&
                (traffic.IcmpCode is null || traffic.IcmpCode == probe.DestinationPort);
        }

        return traffic.Protocol == probe.Protocol && IsIn(traffic.SourcePorts, probe.SourcePort) &&
            IsIn(traffic.DestinationPorts, probe.DestinationPort);
    }

    private static bool IsIn(PortSet ports, int port) =>
        ports.Ranges.Length == 0 || ports.Ranges.Any(range => range.First <= port && port <= range.Last);

    private IEnumerable<End> Ends(Endpoint endpoint)
    {
        switch (endpoint.Kind)
        {
            case EndpointKind.Any:
                return [End.All];
            case EndpointKind.Interface:
                return EndsOf(model.Interfaces[endpoint.Id]);
        }

        Entity entity = model.Entities[endpoint.Id];
        End[] ends =
        [
            .. entity.Members.SelectMany(member => Ends(Endpoint.OfEntity(member))),
            .. model.Interfaces.Values.Where(one => one.Entity == entity.Id).SelectMany(EndsOf),
        ];
        return ends.Length == 0 && entity.Kind is EntityKind.Any or EntityKind.External ? [End.All] : ends;
    }

    private IEnumerable<End> EndsOf(Interface one) => model.Addresses.Values
        .Where(address => address.Interface == one.Id)
        .Select(address => new End(
            address.Address,
            address.Match == AddressMatch.Network ? address.PrefixLength : address.Address.GetAddressBytes().Length * 8,
            one.Entity,
            one.Device));

    private sealed record End(IPAddress? Address, int Length, long Owner, string Device)
    {
        public static End All { get; } = new(null, 0, 0, "");

        public bool Has(IPAddress address)
        {
            if (Address is null)
            {
                return true;
            }

            byte[] own = Address.GetAddressBytes();
            byte[] other = address.GetAddressBytes();
            return own.Length == other.Length && Enumerable.Range(0, Length).All(bit =>
                ((own[bit / 8] ^ other[bit / 8]) & (0x80 >> (bit % 8))) == 0);
        }
    }
}
