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

    private EntityPermissions(IEnumerable<(RuleDirection Direction, PermittedTraffic Traffic)> permissions)
    {
        _permissions = permissions
            .Distinct()
            .OrderBy(one => one.Traffic.Description, StringComparer.Ordinal)
            .ThenBy(one => one.Traffic.Communication)
            .ThenBy(one => one.Traffic.Source, PrefixOrder.Comparer)
            .ThenBy(one => one.Traffic.Destination, PrefixOrder.Comparer)
            .ThenBy(one => one.Traffic.Traffic.ToString(), StringComparer.Ordinal)
            .ToLookup(one => one.Direction, one => one.Traffic);
    }

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
        return new EntityPermissions(model.CommunicationsOf(entity.Project)
            .Where(communication => communication.IsInForce(time))
            .SelectMany(communication => Expand(communication, entity, model)));
    }

    private static IEnumerable<(RuleDirection Direction, PermittedTraffic Traffic)> Expand(
        Communication communication, Entity entity, InventoryModel model)
    {
        IReadOnlyList<EndNetwork> sources = EndNetworks.Of(communication.Source, model);
        IReadOnlyList<EndNetwork> destinations = EndNetworks.Of(communication.Destination, model);
        foreach (EndNetwork source in sources)
        {
            foreach (EndNetwork destination in destinations)
            {
                if (source.Prefix.IsIPv6 != destination.Prefix.IsIPv6 ||
                    DirectionOf(source, destination, entity) is not { } direction)
                {
                    continue;
                }

                foreach (TrafficClass traffic in TrafficIn(source.Prefix, communication, model))
                {
                    yield return (direction, Permit(communication, source, destination, traffic, direction));
                }
            }
        }
    }

    // Anything is not the entity itself: a rule for it would open ports that nobody named.
    private static RuleDirection? DirectionOf(EndNetwork source, EndNetwork destination, Entity entity) =>
        destination.Entity == entity.Id ? RuleDirection.In
        : source.Entity == entity.Id ? RuleDirection.Out
        : entity.Kind == EntityKind.Router ? RuleDirection.Forward
        : null;

    /// <summary>The traffic of a communication between networks of a family, in the terms of that family.</summary>
    /// <param name="network">A network of the family.</param>
    /// <param name="communication">The communication.</param>
    /// <param name="model">The model that it is in.</param>
    internal static IEnumerable<TrafficClass> TrafficIn(
        IpPrefix network, Communication communication, InventoryModel model)
    {
        RuleFamily family = network.IsIPv6 ? RuleFamily.IPv6 : RuleFamily.IPv4;
        foreach (TrafficClass traffic in model.TrafficOf(communication))
        {
            TrafficClass? own = traffic.IsIcmp ? IcmpTypes.In(family, traffic) : traffic;
            if (own is not null)
            {
                yield return own;
            }
        }
    }

    private static PermittedTraffic Permit(
        Communication communication,
        EndNetwork source,
        EndNetwork destination,
        TrafficClass traffic,
        RuleDirection direction) =>
        new(communication.Id, communication.Description, source.Prefix, destination.Prefix, traffic)
        {
            Device = direction switch
            {
                RuleDirection.In => destination.Device,
                RuleDirection.Out => source.Device,
                _ => "",
            },
            Log = communication.Log,
            Rate = communication.Rate,
        };
}
