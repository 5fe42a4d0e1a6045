// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Tests;

/// <summary>
/// The shop whose rules are golden: web1, which the communications 1 to 7 reach, and a router with everything that rules
/// can say.
/// </summary>
internal sealed class WebShop
{
    private readonly Communication[] _communications;

    /// <summary>Makes it; the records go in in another order when asked for.</summary>
    public WebShop(bool isReversed = false)
    {
        Project = new Project { Id = 31, Name = "shop", Revision = 17 };
        Edit.Put(Project);
        Edit.Put(new Location { Id = 4, Name = "main site" });
        Web1 = Put(11, "web1", EntityKind.Host, ("eth0", ["192.0.2.10/24", "2001:db8:10::10/64"]),
            ("eth1", ["10.0.0.10/24", "2001:db8:10::10/128"]));
        Lan = Put(12, "lan", EntityKind.Subnet, ("v4", ["10.10.4.0/24"]), ("v6", ["2001:db8:4::/64"]));
        Monitor = Put(13, "mon1", EntityKind.Host, ("eth0", ["10.0.0.30/24"]));
        Database = Put(14, "db1", EntityKind.Host, ("eth0", ["10.0.0.20/24", "2001:db8:10::20/64"]));
        Gate = Put(15, "Gate 1", EntityKind.Router, ("wan", ["192.0.2.1/24", "2001:db8:10::1/64"]));
        Edit.Put(Model.Interfaces[InterfaceOf(Gate, 0).Id] with { Device = "wan0" });
        _communications = [.. OfWeb1(), .. OfGate()];
        foreach (Communication one in isReversed ? _communications.Reverse() : _communications)
        {
            Edit.Put(one);
        }
    }

    public InventoryEdit Edit { get; } = new(InventoryModel.Empty);

    public InventoryModel Model => Edit.Model;

    public Project Project { get; }

    public Entity Web1 { get; }

    public Entity Lan { get; }

    public Entity Monitor { get; }

    public Entity Database { get; }

    /// <summary>A router; its profile is still that of a host.</summary>
    public Entity Gate { get; }

    /// <summary>An end that is the first, second ... interface of an entity.</summary>
    public Endpoint InterfaceOf(Entity entity, int index) =>
        Endpoint.OfInterface(Model.InterfacesOf(entity.Id).ElementAt(index).Id);

    public Communication Communication(
        long id, Endpoint source, Endpoint destination, TrafficClass traffic, string description) => new()
        {
            Id = id,
            Project = Project.Id,
            Source = source,
            Destination = destination,
            Traffic = traffic,
            Description = description,
        };

    public static TrafficClass Traffic(byte protocol, string ports = "", string sources = "") => new(protocol)
    {
        DestinationPorts = Ports(ports),
        SourcePorts = Ports(sources),
    };

    private static PortSet Ports(string text) =>
        PortSet.TryParse(text, out PortSet? ports, out string? problem) ? ports : throw new System.ArgumentException(problem);

    private IEnumerable<Communication> OfWeb1()
    {
        Endpoint outer = InterfaceOf(Web1, 0);
        Endpoint inner = InterfaceOf(Web1, 1);
        Endpoint lan4 = InterfaceOf(Lan, 0);
        Endpoint lan6 = InterfaceOf(Lan, 1);
        TrafficClass ping = new(IpProtocols.Icmp) { IcmpType = 8 };
        yield return Communication(1, Endpoint.Any, outer, Traffic(IpProtocols.Tcp, "80,443"), "Public web");
        yield return Communication(
            2, Endpoint.OfEntity(Lan.Id), inner, Traffic(IpProtocols.Tcp, "22"), "Admin SSH");
        yield return Communication(3, lan4, inner, ping, "Ping from the office LAN");
        yield return Communication(4, lan6, outer, ping, "Ping from the office LAN");
        yield return Communication(5, Endpoint.Any, outer, Traffic(IpProtocols.Udp, "443"), "Public web");
        yield return Communication(
            6, Endpoint.OfEntity(Monitor.Id), inner, Traffic(IpProtocols.Sctp, "2905"), "SIGTRAN link");
        yield return Communication(7, lan4, inner, Traffic(IpProtocols.Udp, "33434-33523"), "Traceroute");
        yield return Communication(
            8, inner, Endpoint.OfEntity(Database.Id), Traffic(IpProtocols.Tcp, "5432"), "Orders");
    }

    private IEnumerable<Communication> OfGate()
    {
        Endpoint lan = Endpoint.OfEntity(Lan.Id);
        Endpoint gate = Endpoint.OfEntity(Gate.Id);
        Endpoint database = Endpoint.OfEntity(Database.Id);
        yield return Communication(20, lan, gate, Traffic(IpProtocols.Tcp, "22"), "Admin SSH") with
        {
            Log = true,
            Rate = new RateLimit(10, RateUnit.Minute),
        };
        yield return Communication(
            21, Endpoint.Any, gate, new TrafficClass(IpProtocols.Icmp) { IcmpType = 3, IcmpCode = 4 }, "Path MTU");
        yield return Communication(22, Endpoint.Any, gate, new TrafficClass(50), "IPsec");
        yield return Communication(23, InterfaceOf(Lan, 0), gate, new TrafficClass(51), "IPsec");
        yield return Communication(24, lan, gate, new TrafficClass(IpProtocols.Icmp), "");
        yield return Communication(
            30,
            lan,
            database,
            Traffic(IpProtocols.Tcp, "1,3,5,7,9,11,13,15,17,19,21,23,25,27-28,30-35,40"),
            "Many ports") with
        { Rate = new RateLimit(7, RateUnit.Second) };
        yield return Communication(31, lan, database, Traffic(IpProtocols.Udp, "500,4500", "500"), "Source ports");
        yield return Communication(32, lan, database, Traffic(IpProtocols.UdpLite, "5004"), "Other protocols");
        yield return Communication(33, lan, database, Traffic(IpProtocols.Dccp, "5005"), "Other protocols");
        yield return Communication(34, lan, database, new TrafficClass(47), "Other protocols");
    }

    private Entity Put(long id, string name, EntityKind kind, params (string Name, string[] Addresses)[] interfaces)
    {
        var entity = new Entity { Id = id, Project = Project.Id, Location = 4, Name = name, Kind = kind };
        Edit.Put(entity);
        foreach ((string label, string[] addresses) in interfaces)
        {
            Interface added = Edit.Add(new Interface { Entity = id, Name = label });
            foreach (string text in addresses)
            {
                AddressMatch match = kind == EntityKind.Subnet ? AddressMatch.Network : AddressMatch.Host;
                Edit.Add(SampleInventory.Address(added, text, match));
            }
        }

        return entity;
    }
}
