// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Matching;
using Inventory.Model;
using Inventory.Rules;

namespace Inventory.Linting;

/// <summary>Takes communications apart into boxes. For use by one thread.</summary>
internal sealed class BoxBuilder
{
    private readonly InventoryModel _model;
    private readonly Dictionary<Endpoint, IReadOnlyList<EndNetwork>> _networks = [];

    /// <summary>Prepares for the ends that the communications have.</summary>
    public BoxBuilder(IEnumerable<Communication> communications, InventoryModel model)
    {
        _model = model;
        foreach (Communication one in communications)
        {
            _networks.TryAdd(one.Source, EndNetworks.Of(one.Source, model));
            _networks.TryAdd(one.Destination, EndNetworks.Of(one.Destination, model));
        }

        Prefixes = PrefixIndex.Of(_networks.Values.SelectMany(networks => networks).Select(network => network.Prefix));
    }

    /// <summary>The networks of all ends.</summary>
    public PrefixIndex Prefixes { get; }

    /// <summary>All that a communication permits.</summary>
    public IEnumerable<PermittedBox> BoxesOf(JudgedCommunication owner)
    {
        Communication communication = owner.Communication;
        foreach (EndNetwork source in _networks[communication.Source])
        {
            foreach (EndNetwork destination in _networks[communication.Destination])
            {
                if (source.Prefix.IsIPv6 != destination.Prefix.IsIPv6)
                {
                    continue;
                }

                foreach (TrafficClass traffic in EntityPermissions.TrafficIn(source.Prefix, communication, _model))
                {
                    foreach ((int first, int last) in RangesOf(traffic))
                    {
                        yield return new PermittedBox(
                            owner, SourceOf(source), DestinationOf(destination), traffic, first, last);
                    }
                }
            }
        }
    }

    private BoxEnd SourceOf(EndNetwork network)
    {
        Entity? machine = MachineOf(network);
        return End(network, machine, machine?.Profile == Profile.HostStrict);
    }

    private BoxEnd DestinationOf(EndNetwork network)
    {
        Entity? machine = MachineOf(network);
        return End(network, machine, machine is not null);
    }

    private BoxEnd End(EndNetwork network, Entity? machine, bool isEnforced) =>
        new(network, Prefixes.Find(network.Prefix), isEnforced, machine?.Kind == EntityKind.Router);

    private Entity? MachineOf(EndNetwork network) =>
        _model.Entities.GetValueOrDefault(network.Entity) is { Kind: EntityKind.Host or EntityKind.Router } machine
            ? machine
            : null;

    // Types and codes of ICMP lie side by side like ports, every code of a type being a range.
    private static IEnumerable<(int First, int Last)> RangesOf(TrafficClass traffic)
    {
        if (traffic.IcmpType is { } type)
        {
            yield return traffic.IcmpCode is { } code
                ? ((type << 8) | code, (type << 8) | code)
                : (type << 8, (type << 8) | byte.MaxValue);
        }
        else if (traffic.DestinationPorts.IsAny)
        {
            yield return (0, ushort.MaxValue);
        }

        foreach (PortRange range in traffic.DestinationPorts.Ranges)
        {
            yield return (range.First, range.Last);
        }
    }
}
