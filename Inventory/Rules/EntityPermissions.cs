// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Net;
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>
/// Everything that the communications in force let an entity receive, send and forward, in the order of the rules:
/// by description, then by communication. Immutable; the same model and time always give the same.
/// </summary>
public sealed class EntityPermissions
{
    private readonly ILookup<RuleDirection, PermittedTraffic> _permissions;

    private EntityPermissions(
        IEnumerable<(RuleDirection Direction, PermittedTraffic Traffic)> permissions, IReadOnlyList<long> unexpressed)
    {
        _permissions = permissions
            .Distinct()
            .OrderBy(one => one.Traffic.Description, StringComparer.Ordinal)
            .ThenBy(one => one.Traffic.Communication)
            .ThenBy(one => one.Traffic.Source, PrefixOrder.Comparer)
            .ThenBy(one => one.Traffic.Destination, PrefixOrder.Comparer)
            .ThenBy(one => one.Traffic.Traffic.ToString(), StringComparer.Ordinal)
            .ThenBy(one => one.Traffic.Device, StringComparer.Ordinal)
            .ToLookup(one => one.Direction, one => one.Traffic);
        Unexpressed = unexpressed;
    }

    /// <summary>
    /// The ids of communications that concern the entity and of which some traffic can take place between no two
    /// addresses: an end has none, or they share no family, or the family has no such ICMP type.
    /// </summary>
    public IReadOnlyList<long> Unexpressed { get; }

    /// <summary>What goes in one direction, of both families.</summary>
    public IEnumerable<PermittedTraffic> this[RuleDirection direction] => _permissions[direction];

    /// <summary>Works out the permissions of an entity.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="model">The model that it is in.</param>
    /// <param name="time">The time at which a communication must be in force.</param>
    public static EntityPermissions Of(Entity entity, InventoryModel model, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(model);
        var permissions = new List<(RuleDirection Direction, PermittedTraffic Traffic)>();
        var unexpressed = new List<long>();
        foreach (Communication communication in Concerning(entity, model).Where(one => one.IsInForce(time)))
        {
            NetworkPairs pairs = NetworkPairs.Of(communication, entity, model);
            if (!Expand(communication, pairs, model, permissions) && pairs.Concern(communication, entity, model))
            {
                unexpressed.Add(communication.Id);
            }
        }

        return new EntityPermissions(permissions, unexpressed);
    }

    /// <summary>The same without some communications.</summary>
    /// <param name="communications">Their ids.</param>
    internal EntityPermissions Without(IReadOnlySet<long> communications) => new(
        _permissions.SelectMany(direction => direction
            .Where(one => !communications.Contains(one.Communication))
            .Select(one => (direction.Key, one))),
        Unexpressed);

    // A router may forward for everybody; another machine is named itself, or is in a group that is.
    private static IEnumerable<Communication> Concerning(Entity entity, InventoryModel model)
    {
        if (entity.Kind == EntityKind.Router)
        {
            return model.CommunicationsOf(entity.Project);
        }

        var names = new SortedSet<long>();
        AddWithGroups(entity.Id, model, names);
        return names.SelectMany(model.CommunicationsNaming)
            .DistinctBy(one => one.Id)
            .Where(one => one.Project == entity.Project);
    }

    private static void AddWithGroups(long entity, InventoryModel model, SortedSet<long> names)
    {
        if (names.Add(entity))
        {
            foreach (Entity group in model.GroupsOf(entity))
            {
                AddWithGroups(group.Id, model, names);
            }
        }
    }

    /// <summary>The traffic of a communication between networks of a family, in the terms of that family.</summary>
    /// <param name="network">A network of the family.</param>
    /// <param name="communication">The communication.</param>
    /// <param name="model">The model that it is in.</param>
    internal static IEnumerable<TrafficClass> TrafficIn(
        IpPrefix network, Communication communication, InventoryModel model)
    {
        RuleFamily family = network.IsIPv6 ? RuleFamily.IPv6 : RuleFamily.IPv4;
        return model.TrafficOf(communication).Select(traffic => TrafficIn(family, traffic)).OfType<TrafficClass>();
    }

    /// <summary>Adds what a communication permits.</summary>
    /// <returns>Whether each of its traffic is permitted between some of its addresses.</returns>
    private static bool Expand(
        Communication communication,
        NetworkPairs pairs,
        InventoryModel model,
        List<(RuleDirection Direction, PermittedTraffic Traffic)> permissions)
    {
        ValueList<TrafficClass> all = model.TrafficOf(communication);
        int expressed = 0;
        foreach (TrafficClass traffic in all)
        {
            int before = permissions.Count;
            foreach (NetworkPair pair in pairs.Meeting)
            {
                if (TrafficIn(pair.Family, traffic) is { } own)
                {
                    permissions.Add((pair.Direction, Permit(communication, pair, own)));
                }
            }

            expressed += permissions.Count > before ? 1 : 0;
        }

        return expressed > 0 && expressed == all.Count;
    }

    private static TrafficClass? TrafficIn(RuleFamily family, TrafficClass traffic) =>
        traffic.IsIcmp ? IcmpTypes.In(family, traffic) : traffic;

    private static PermittedTraffic Permit(Communication communication, NetworkPair pair, TrafficClass traffic) =>
        new(communication.Id, communication.Description, pair.Source.Prefix, pair.Destination.Prefix, traffic)
        {
            Device = pair.Direction switch
            {
                RuleDirection.In => pair.Destination.Device,
                RuleDirection.Out => pair.Source.Device,
                _ => "",
            },
            Log = communication.Log,
            Rate = communication.Rate,
        };
}
