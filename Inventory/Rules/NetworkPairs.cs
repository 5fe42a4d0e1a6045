// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>The networks that a communication is between. Immutable once made.</summary>
internal sealed class NetworkPairs
{
    private readonly List<NetworkPair> _meeting = [];

    private bool _isEmpty = true;

    /// <summary>The pairs that an entity takes part in, or forwards.</summary>
    public IReadOnlyList<NetworkPair> Meeting => _meeting;

    /// <summary>Finds the pairs.</summary>
    public static NetworkPairs Of(Communication communication, Entity entity, InventoryModel model)
    {
        var pairs = new NetworkPairs();
        IReadOnlyList<EndNetwork> destinations = EndNetworks.Of(communication.Destination, model);
        foreach (EndNetwork source in EndNetworks.Of(communication.Source, model))
        {
            foreach (EndNetwork destination in destinations)
            {
                if (source.Prefix.IsIPv6 == destination.Prefix.IsIPv6)
                {
                    pairs.Add(source, destination, entity);
                }
            }
        }

        return pairs;
    }

    /// <summary>Whether the communication is about the entity, be it between addresses or not.</summary>
    public bool Concern(Communication communication, Entity entity, InventoryModel model) =>
        _meeting.Count > 0 ||
        (_isEmpty && (model.EntityOf(communication.Source)?.Id == entity.Id ||
            model.EntityOf(communication.Destination)?.Id == entity.Id));

    private void Add(EndNetwork source, EndNetwork destination, Entity entity)
    {
        _isEmpty = false;
        if (DirectionOf(source, destination, entity) is { } direction)
        {
            _meeting.Add(new NetworkPair(direction, source, destination));
        }
    }

    // Anything is not the entity itself: a rule for it would open ports that nobody named. And what a member of two
    // groups says to itself does not leave it.
    private static RuleDirection? DirectionOf(EndNetwork source, EndNetwork destination, Entity entity) =>
        source.Entity == entity.Id && destination.Entity == entity.Id ? null
        : destination.Entity == entity.Id ? RuleDirection.In
        : source.Entity == entity.Id ? RuleDirection.Out
        : entity.Kind == EntityKind.Router ? RuleDirection.Forward
        : null;
}
