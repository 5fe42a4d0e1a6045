// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Contract.Net;
using Inventory.Model;
using Inventory.Rules;

namespace Inventory.Tests.Linting;

/// <summary>
/// Every single thing in a small world that a communication permits: by the addresses alone, and by the rules of each
/// machine that filters them.
/// </summary>
internal static class PermittedPoints
{
    private static readonly IPAddress[] s_addresses =
    [
        .. new[]
        {
            "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.5", "10.0.0.9", "10.0.0.12", "192.0.2.1",
            "2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8::9", "2001:db9::1",
        }.Select(IPAddress.Parse),
    ];

    private static readonly ushort[] s_ports = [0, 1, 2, 3, 4, 5, 6];
    private static readonly ushort[] s_sourcePorts = [7, 9];
    private static readonly byte[] s_icmpTypes = [0, 8, 13, 128, 129];
    private static readonly string[] s_devices = ["eth0", "eth1", "other"];

    private static readonly DateTimeOffset[] s_times =
    [
        .. new[] { 0, 10, 30 }.Select(days => SampleInventory.Now + TimeSpan.FromDays(days)),
    ];

    /// <summary>The points of a communication as if it were the only one.</summary>
    public static HashSet<object> Of(Communication communication, InventoryModel model)
    {
        var points = new HashSet<object>();
        foreach (DateTimeOffset time in s_times.Where(communication.IsInForce))
        {
            foreach (Entity machine in model.EntitiesOf(communication.Project)
                .Where(one => one.Kind is EntityKind.Host or EntityKind.Router))
            {
                EntityPermissions permissions = EntityPermissions.Of(machine, model, time);
                foreach (RuleDirection direction in Filtered(machine))
                {
                    points.UnionWith(permissions[direction]
                        .Where(one => one.Communication == communication.Id)
                        .SelectMany(Points)
                        .Select(point => (object)(time, machine.Id, direction, point)));
                }
            }

            points.UnionWith(Plain(communication, model).SelectMany(Points).Select(point => (object)(time, point)));
        }

        return points;
    }

    private static IEnumerable<RuleDirection> Filtered(Entity machine)
    {
        yield return RuleDirection.In;
        if (machine.Profile == Profile.HostStrict)
        {
            yield return RuleDirection.Out;
        }

        if (machine.Kind == EntityKind.Router)
        {
            yield return RuleDirection.Forward;
        }
    }

    private static IEnumerable<PermittedTraffic> Plain(Communication one, InventoryModel model) =>
        from source in EndNetworks.Of(one.Source, model)
        from destination in EndNetworks.Of(one.Destination, model)
        where source.Prefix.IsIPv6 == destination.Prefix.IsIPv6
        from traffic in model.TrafficOf(one)
        let family = source.Prefix.IsIPv6 ? RuleFamily.IPv6 : RuleFamily.IPv4
        let own = traffic.IsIcmp ? IcmpTypes.In(family, traffic) : traffic
        where own is not null
        select new PermittedTraffic(one.Id, "", source.Prefix, destination.Prefix, own);

    private static IEnumerable<object> Points(PermittedTraffic permitted) =>
        from source in AddressesIn(permitted.Source)
        from destination in AddressesIn(permitted.Destination)
        from device in s_devices.Where(device => permitted.Device.Length == 0 || permitted.Device == device)
        from point in Points(permitted.Traffic)
        select (object)(source, destination, device, point);

    private static IEnumerable<object> Points(TrafficClass traffic) => traffic.IsIcmp
        ? from type in s_icmpTypes
          where traffic.IcmpType is null || traffic.IcmpType == type
          select (object)(traffic.Protocol, type)
        : from port in s_ports
          where traffic.DestinationPorts.Contains(port)
          from sourcePort in s_sourcePorts
          where traffic.SourcePorts.Contains(sourcePort)
          select (object)(traffic.Protocol, port, sourcePort);

    private static IEnumerable<IPAddress> AddressesIn(IpPrefix network) => s_addresses.Where(network.Contains);
}
