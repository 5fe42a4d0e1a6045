// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Net;
using Inventory.Model;

namespace Inventory.Tests;

/// <summary>
/// The inventory behind the published rule files of web1: two interfaces that share an IPv6 address, workstations with an
/// interface for each family, a neighbour that speaks SCTP.
/// </summary>
internal sealed class PublishedInventory
{
    private readonly InventoryEdit _edit = new(InventoryModel.Empty);
    private readonly Project _shop;
    private readonly Location _site;

    public PublishedInventory()
    {
        _shop = _edit.Add(new Project { Name = "shop", Revision = 17 });
        _site = _edit.Add(new Location { Name = "main site" });
        Web1 = Add("web1", EntityKind.Host);
        Endpoint front = Interface(Web1, "eth0", "192.0.2.10/24", "2001:db8:10::10/128");
        Endpoint back = Interface(Web1, "eth1", "10.0.0.10/24", "2001:db8:10::10/64");
        Entity lan = Add("lan", EntityKind.Subnet);
        Endpoint lan4 = Interface(lan, "eth0", "10.10.4.0/24");
        Endpoint lan6 = Interface(lan, "eth1", "2001:db8:4::/64");
        Endpoint signalling = Interface(Add("sig1", EntityKind.Host), "eth0", "10.0.0.30/24");
        TrafficClass quic = SampleInventory.Tcp("443") with { Protocol = IpProtocols.Udp };
        TrafficClass trace = SampleInventory.Tcp("33434-33523") with { Protocol = IpProtocols.Udp };
        TrafficClass sigtran = SampleInventory.Tcp("2905") with { Protocol = IpProtocols.Sctp };
        TrafficClass ping = new(IpProtocols.Icmp) { IcmpType = 8 };
        Declare(1, "Public web", Endpoint.Any, front, SampleInventory.Tcp("80,443"));
        Declare(2, "Admin SSH", Endpoint.OfEntity(lan.Id), back, SampleInventory.Tcp("22"));
        Declare(3, "Ping from the office LAN", lan4, back, ping);
        Declare(4, "Ping from the office LAN", lan6, back, ping);
        Declare(5, "Public web", Endpoint.Any, front, quic);
        Declare(6, "SIGTRAN link", signalling, back, sigtran);
        Declare(7, "Traceroute", lan4, back, trace);
    }

    public InventoryModel Model => _edit.Model;

    public Entity Web1 { get; }

    private Entity Add(string name, EntityKind kind) => _edit.Add(
        new Entity { Project = _shop.Id, Location = _site.Id, Name = name, Kind = kind });

    private Endpoint Interface(Entity entity, string name, params IEnumerable<string> addresses)
    {
        Interface added = _edit.Add(new Interface { Entity = entity.Id, Name = name });
        foreach (string address in addresses)
        {
            string[] parts = address.Split('/');
            _edit.Add(new InterfaceAddress
            {
                Interface = added.Id,
                Address = IPAddress.Parse(parts[0]),
                PrefixLength = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
                Match = entity.Kind == EntityKind.Subnet ? AddressMatch.Network : AddressMatch.Host,
            });
        }

        return Endpoint.OfInterface(added.Id);
    }

    private void Declare(long id, string description, Endpoint source, Endpoint destination, TrafficClass traffic) =>
        _edit.Put(new Communication
        {
            Id = id,
            Project = _shop.Id,
            Source = source,
            Destination = destination,
            Traffic = traffic,
            Description = description,
        });
}
