// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Tests.Linting;

/// <summary>
/// Communications at random in a small world: few addresses, few ports, and times that nest, so that every way of
/// saying a thing twice is frequent, and so that points can be counted.
/// </summary>
internal sealed class RandomInventory
{
    private readonly Random _random;
    private readonly SampleInventory _sample = new();
    private readonly List<Endpoint> _ends = [Endpoint.Any];
    private readonly bool _isPlain;

    /// <summary>Makes one.</summary>
    /// <param name="seed">What the choices come from.</param>
    /// <param name="isPlain">Whether machines send freely, and their addresses never stand for networks.</param>
    public RandomInventory(int seed, bool isPlain)
    {
        _random = new Random(seed);
        _isPlain = isPlain;
        AddMachine("a", EntityKind.Host, "10.0.0.1/28", "2001:db8::1/64");
        AddMachine("b", EntityKind.Host, "10.0.0.2/29", "10.0.0.9/28");
        AddMachine("gate", EntityKind.Router, "10.0.0.3/28", "2001:db8::3/64");
        AddMachine("narrow", EntityKind.Subnet, "10.0.0.0/29", "2001:db8::/126");
        AddMachine("wide", EntityKind.Subnet, "10.0.0.0/28", "2001:db8::/64");
        AddMachine("outside", EntityKind.External);
        long[] hosts = [.. Model.EntitiesOf(Project).Where(one => one.Name is "a" or "b").Select(one => one.Id)];
        Entity group = Add("group", EntityKind.Group, Pick([hosts, hosts[..1], hosts[1..]]));
        _ends.Add(Endpoint.OfEntity(group.Id));
        while (_ends.Count > 4)
        {
            _ends.RemoveAt(_random.Next(_ends.Count));
        }

        int count = _random.Next(2, 20);
        for (int made = 0; made < count; made++)
        {
            _sample.Edit.Add(Communication());
        }
    }

    public InventoryModel Model => _sample.Model;

    public long Project => _sample.Shop.Id;

    /// <summary>Whether both ends have addresses of one machine, which gets no rule for what it says to itself.</summary>
    public bool IsWithinOneMachine(Communication one) =>
        EndNetworks.Of(one.Source, Model).Select(network => network.Entity)
            .Intersect(EndNetworks.Of(one.Destination, Model).Select(network => network.Entity)).Any(entity => entity != 0);

    private Entity Add(string name, EntityKind kind, params long[] members) => _sample.Edit.Add(
        new Entity
        {
            Project = Project,
            Location = _sample.Site.Id,
            Name = name,
            Kind = kind,
            Profile = _isPlain ? Profile.HostInbound : Pick(Enum.GetValues<Profile>()),
            Members = [.. members],
        });

    private void AddMachine(string name, EntityKind kind, params string[] addresses)
    {
        Entity entity = Add(name, kind);
        _ends.Add(Endpoint.OfEntity(entity.Id));
        for (int number = 0; number < addresses.Length; number++)
        {
            Interface one = _sample.AddInterface(entity, $"eth{number}", addresses[number]);
            _sample.Edit.Put(one with { Device = _random.Next(4) == 0 ? one.Name : "" });
            if (!_isPlain && _random.Next(4) == 0)
            {
                StandForNetwork(one);
            }

            _ends.Add(Endpoint.OfInterface(one.Id));
        }
    }

    // A machine whose address stands for the network that it is in, as predecessors wrote it.
    private void StandForNetwork(Interface one)
    {
        InterfaceAddress address = Model.AddressesOf(one.Id).Single();
        _sample.Edit.Put(address with { Address = address.Network.Network, Match = AddressMatch.Network });
    }

    private Communication Communication() =>
        _sample.Communication(Pick(_ends), Pick(_ends), Traffic()) with
        {
            State = _random.Next(6) == 0 ? Pick(Enum.GetValues<CommunicationState>()) : CommunicationState.Active,
            ValidFrom = _random.Next(5) == 0 ? SampleInventory.Now + TimeSpan.FromDays(5) : null,
            ValidUntil = _random.Next(5) == 0 ? SampleInventory.Now + TimeSpan.FromDays(Pick([-1, 20])) : null,
            Log = _random.Next(5) == 0,
            Rate = _random.Next(6) == 0 ? new RateLimit(5, RateUnit.Second) : null,
        };

    private TrafficClass Traffic() => _random.Next(4) switch
    {
        0 => new TrafficClass(IpProtocols.Icmp) { IcmpType = Pick<byte?>([null, 8, 0]) },
        1 => SampleInventory.Tcp(Pick(["", "1-4", "2"])) with
        {
            SourcePorts = SampleInventory.Tcp("7-8").DestinationPorts,
        },
        _ => SampleInventory.Tcp(Pick(["", "1", "2", "3", "1,2", "2-3", "1-3", "1-5", "4-5"])),
    };

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
