// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Inventory.Model;
using Inventory.Rules;

namespace Inventory.Tests.Packets;

/// <summary>
/// A small inventory around the machine of <see cref="PacketLab"/>, with much in little space: networks that contain each
/// other, ports that overlap, groups, devices, services, communications that do not count. The same for the same seed.
/// </summary>
internal sealed class RandomInventory
{
    private static readonly byte[] s_portlessProtocols = [50, 89, 4];

    private readonly Random _random;
    private readonly InventoryEdit _edit = new(InventoryModel.Empty);
    private readonly Project _project;
    private readonly Location _location;
    private readonly List<Endpoint> _others = [Endpoint.Any];
    private readonly List<Endpoint> _own = [];

    public RandomInventory(int seed)
    {
        _random = new Random(seed);
        _project = _edit.Add(new Project { Name = "random", Revision = 1 });
        _location = _edit.Add(new Location { Name = "here" });
        Unit = _edit.Add(Named("unit", Chance(2) ? EntityKind.Router : EntityKind.Host) with
        {
            Profile = (Profile)_random.Next(3),
        });
        AddUnitInterface(PacketLab.NearDevice, "10.0.0.100", "fd00:1::100");
        AddUnitInterface(PacketLab.FarDevice, "10.200.0.100", "fd00:c::100");
        _own.Add(Endpoint.OfEntity(Unit.Id));
        AddOthers();
        int count = _random.Next(3, 25);
        for (int number = 0; number < count; number++)
        {
            _edit.Add(Communication());
        }
    }

    public InventoryModel Model => _edit.Model;

    public Entity Unit { get; }

    /// <summary>Packets of which some should arrive and some should not.</summary>
    public IEnumerable<Probe> Probes(int count)
    {
        // The second packet of a connection says nothing, nor does one that looks like an answer to another.
        var used = new HashSet<string>();
        for (int number = 0; number < count; number++)
        {
            Probe probe = Probe();
            bool hasPorts = probe.Protocol is IpProtocols.Tcp or IpProtocols.Udp;
            string from = hasPorts ? $"{probe.SourcePort}" : "";
            string to = hasPorts ? $"{probe.DestinationPort}" : "";
            bool isIcmp = probe.Protocol is IpProtocols.Icmp or IpProtocols.IcmpV6;
            bool isNew = used.Add($"{probe.Source} {from} {probe.Destination} {to} {probe.Protocol}");
            if (isIcmp || (isNew && used.Add($"{probe.Destination} {to} {probe.Source} {from} {probe.Protocol}")))
            {
                yield return probe;
            }
        }
    }

    private static IPAddress Address(bool isFar, bool isIPv6, int net, int host) => IPAddress.Parse(isIPv6
        ? $"fd00:{(isFar ? "c" : "1")}::{net:x}:{host:x}"
        : $"10.{(isFar ? 200 : 0)}.{net}.{host}");

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private Entity Named(string name, EntityKind kind) =>
        new() { Project = _project.Id, Location = _location.Id, Name = name, Kind = kind };

    private void AddUnitInterface(string name, params string[] addresses)
    {
        Interface one = _edit.Add(new Interface { Entity = Unit.Id, Name = name, Device = Chance(3) ? name : "" });
        foreach (string address in addresses)
        {
            var ip = IPAddress.Parse(address);
            _edit.Add(new InterfaceAddress { Interface = one.Id, Address = ip, PrefixLength = ip.GetAddressBytes().Length * 8 });
        }

        _own.Add(Endpoint.OfInterface(one.Id));
    }

    private void AddOthers()
    {
        var entities = new List<long>();
        for (int number = 0; number < 9; number++)
        {
            EntityKind kind = Pick([EntityKind.Host, EntityKind.Subnet, EntityKind.Subnet, EntityKind.Group, EntityKind.External, EntityKind.Any]);
            long[] members = [.. entities.Where(_ => Chance(3)).Append(entities.FirstOrDefault()).Where(id => id > 0).Distinct().Order()];
            if (kind == EntityKind.Group && members.Length == 0)
            {
                kind = EntityKind.Host;
            }

            Entity entity = _edit.Add(Named($"other{number}", kind) with { Members = kind == EntityKind.Group ? [.. members] : [] });
            entities.Add(entity.Id);
            _others.Add(Endpoint.OfEntity(entity.Id));
            if (kind is EntityKind.Host or EntityKind.Subnet || (kind == EntityKind.External && Chance(2)))
            {
                AddOtherInterface(entity, isNetwork: kind != EntityKind.Host);
            }
        }
    }

    private void AddOtherInterface(Entity entity, bool isNetwork)
    {
        Interface one = _edit.Add(new Interface { Entity = entity.Id });
        _others.Add(Endpoint.OfInterface(one.Id));
        bool isFar = Chance(2);
        foreach (bool isIPv6 in (bool[])[false, true])
        {
            IPAddress address = Address(isFar, isIPv6, _random.Next(1, 4), _random.Next(1, 6));
            int bits = isIPv6 ? 128 : 32;
            int length = isNetwork ? bits - Pick([0, 1, 2, 8, 16]) : bits;
            _edit.Add(new InterfaceAddress
            {
                Interface = one.Id,
                Address = new IPNetwork(Masked(address, length), length).BaseAddress,
                PrefixLength = length,
                Match = AddressMatch.Network,
            });
        }
    }

    private static IPAddress Masked(IPAddress address, int length)
    {
        byte[] bytes = address.GetAddressBytes();
        for (int bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        return new IPAddress(bytes);
    }

    private Communication Communication()
    {
        (Endpoint source, Endpoint destination) = _random.Next(4) switch
        {
            0 => (Pick(_own), Pick(_others)),
            1 => (Pick(_others), Pick(_others)),
            _ => (Pick(_others), Pick(_own)),
        };
        long? service = Chance(5)
            ? _edit.Add(new Service { Project = _project.Id, Name = $"s{_edit.Model.Services.Count}", Entries = [Traffic(), Traffic()] }).Id
            : null;
        return new Communication
        {
            Project = _project.Id,
            Source = source,
            Destination = destination,
            Service = service,
            Traffic = service is null ? Traffic() : null,
            Description = Pick(["", "a", "b"]),
            State = Chance(8) ? CommunicationState.Disabled : CommunicationState.Active,
            ValidUntil = Chance(8) ? SampleInventory.Now : null,
            Log = Chance(6),
        };
    }

    private TrafficClass Traffic() => _random.Next(6) switch
    {
        0 => new TrafficClass(Chance(2) ? IpProtocols.Icmp : IpProtocols.IcmpV6),
        1 => new TrafficClass(IpProtocols.Icmp) { IcmpType = Pick<byte>([8, 13]), IcmpCode = Chance(2) ? 0 : null },
        2 => new TrafficClass(Pick(s_portlessProtocols)),
        _ => new TrafficClass(Chance(2) ? IpProtocols.Tcp : IpProtocols.Udp)
        {
            DestinationPorts = Ports(),
            SourcePorts = Chance(4) ? Ports() : PortSet.Any,
        },
    };

    private PortSet Ports() => PortSet.Of(Enumerable.Range(0, _random.Next(4)).Select(_ =>
    {
        int first = _random.Next(1, 24);
        return new PortRange((ushort)first, (ushort)(first + Pick([0, 0, 1, 5])));
    }));

    private Probe Probe()
    {
        bool isIPv6 = Chance(2);
        bool isFar = Chance(2);
        var direction = (RuleDirection)_random.Next(3);
        IPAddress own = IPAddress.Parse(Chance(2)
            ? isIPv6 ? "fd00:1::100" : "10.0.0.100"
            : isIPv6 ? "fd00:c::100" : "10.200.0.100");
        IPAddress other = Address(isFar, isIPv6, _random.Next(1, 5), _random.Next(1, 8));
        IPAddress beyond = Address(!isFar, isIPv6, _random.Next(1, 5), _random.Next(1, 8));
        (IPAddress source, IPAddress destination) = direction switch
        {
            RuleDirection.In => (other, own),
            RuleDirection.Out => (own, other),
            _ => (other, beyond),
        };
        byte protocol = Pick([IpProtocols.Tcp, IpProtocols.Udp, IpProtocols.Tcp, IpProtocols.Udp, IpProtocols.Icmp, Pick(s_portlessProtocols)]);
        if (protocol == IpProtocols.Icmp)
        {
            byte type = isIPv6 ? (byte)128 : Pick<byte>([8, 13, 17]);
            return new Probe(direction, isFar, source, destination, isIPv6 ? IpProtocols.IcmpV6 : protocol, type, (ushort)_random.Next(2));
        }

        ushort from = (ushort)(Chance(2) ? _random.Next(1, 30) : _random.Next(1024, 65536));
        return new Probe(direction, isFar, source, destination, protocol, from, (ushort)_random.Next(1, 30));
    }
}
