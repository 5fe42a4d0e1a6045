// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Inventory.Model;

namespace Inventory.Tests.Diagrams;

/// <summary>
/// A shop as it grows: sites with web servers in front of applications in front of databases, and one monitor, one
/// bastion, one log server and one backup for all; always the same for the same size.
/// </summary>
internal sealed class DiagramProject
{
    private readonly InventoryEdit _edit = new(InventoryModel.Empty);
    private readonly Dictionary<string, Entity> _entities = [];

    public DiagramProject(int count)
    {
        Project = _edit.Add(new Project { Name = "shop" });
        Location office = AddLocation("Office");
        Location main = AddLocation("Main site");
        Add(office, "workstations", EntityKind.Subnet, "10.10.4.0/24");
        Add(main, "web1", EntityKind.Host, "192.0.2.1/32");
        Add(main, "app1", EntityKind.Host, "10.0.1.1/32");
        Add(main, "db1", EntityKind.Host, "10.0.2.1/32");
        Add(main, "backup", EntityKind.Host, "10.0.3.1/32");
        Permit("", "web1", "tcp", "80,443");
        Permit("workstations", "web1", "tcp", "22");
        Permit("web1", "app1", "tcp", "8080");
        Permit("app1", "db1", "tcp", "5432");
        Permit("backup", "db1", "tcp", "873");
        Permit("backup", "web1", "tcp", "873");
        Permit("workstations", "db1", "icmp", "");
        if (count > 5)
        {
            Grow(count, office, main);
        }
    }

    public Project Project { get; }

    public InventoryModel Model => _edit.Model;

    public Entity Entity(string name) => _entities[name];

    public Communication Communication(string source, string destination) =>
        Model.Communications.Values.First(one =>
            Label.Of(one.Source, Model) == source && Label.Of(one.Destination, Model) == destination);

    public void Put(IRecord record) => _edit.Put(record);

    private void Grow(int count, Location office, Location main)
    {
        Add(office, "printers", EntityKind.Subnet, "10.10.5.0/24");
        Add(main, "bastion", EntityKind.Host, "192.0.2.9/32");
        Add(main, "monitor", EntityKind.Host, "10.0.9.1/32");
        Add(main, "logs", EntityKind.Host, "10.0.9.2/32");
        Add(main, "gate", EntityKind.Router, "10.0.9.3/32");
        Add(office, "payment provider", EntityKind.External, "203.0.113.0/24");
        Permit("workstations", "bastion", "tcp", "22");
        Permit("workstations", "printers", "tcp", "631,9100");
        Permit("app1", "payment provider", "tcp", "443");
        string[] names = count > 40 ? ["Recovery site", "Lyon", "Lille", "Cloud"] : ["Recovery site"];
        Location[] sites = [main, .. names.Select(AddLocation)];
        string[] roles = ["web", "app", "db", "cache", "queue"];
        for (int number = 2; _entities.Count < count; number++)
        {
            string role = roles[number % roles.Length];
            string name = string.Create(CultureInfo.InvariantCulture, $"{role}{number}");
            Add(
                sites[number % sites.Length],
                name,
                EntityKind.Host,
                string.Create(CultureInfo.InvariantCulture, $"10.{number}.0.1/32"));
        }

        Connect();
    }

    private void Connect()
    {
        Entity[] servers = [.. _entities.Values.Where(one => char.IsDigit(one.Name[^1]))];
        foreach (Entity one in servers)
        {
            Permit("monitor", one.Name, "tcp", "9100");
            Permit("bastion", one.Name, "tcp", "22");
            Permit(one.Name, "logs", "udp", "514");
        }

        ConnectRoles(servers, "web", "app", "8080");
        ConnectRoles(servers, "app", "db", "5432");
        ConnectRoles(servers, "app", "cache", "6379");
        ConnectRoles(servers, "app", "queue", "5672");
        foreach (Entity web in OfRole(servers, "web").Where(one => one.Name != "web1"))
        {
            Permit("", web.Name, "tcp", "80,443");
        }
    }

    // Each talks to one of the same site, and the first to one of another.
    private void ConnectRoles(Entity[] servers, string from, string to, string ports)
    {
        Entity[] targets = [.. OfRole(servers, to)];
        int next = 0;
        foreach (Entity source in OfRole(servers, from))
        {
            Entity target = targets.FirstOrDefault(one => one.Location == source.Location, targets[0]);
            target = next++ % 4 == 3 ? targets[next % targets.Length] : target;
            if (!Model.CommunicationsOf(Project.Id).Any(one =>
                one.Source.Id == source.Id && one.Destination.Id == target.Id && one.Traffic == Traffic("tcp", ports)))
            {
                Permit(source.Name, target.Name, "tcp", ports);
            }
        }
    }

    private static IEnumerable<Entity> OfRole(Entity[] servers, string role) =>
        servers.Where(one => one.Name.StartsWith(role, StringComparison.Ordinal));

    private Location AddLocation(string name) => _edit.Add(new Location { Name = name });

    private void Add(Location location, string name, EntityKind kind, string address)
    {
        Entity added = _edit.Add(
            new Entity { Project = Project.Id, Location = location.Id, Name = name, Kind = kind });
        Interface one = _edit.Add(new Interface { Entity = added.Id });
        _edit.Add(SampleInventory.Address(
            one, address, kind == EntityKind.Host ? AddressMatch.Host : AddressMatch.Network));
        _entities.Add(name, added);
    }

    private void Permit(string source, string destination, string protocol, string ports) => _edit.Add(
        new Communication
        {
            Project = Project.Id,
            Source = source.Length == 0 ? Endpoint.Any : Endpoint.OfEntity(_entities[source].Id),
            Destination = Endpoint.OfEntity(_entities[destination].Id),
            Traffic = Traffic(protocol, ports),
        });

    private static TrafficClass Traffic(string protocol, string ports) => protocol switch
    {
        "icmp" => new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 },
        "udp" => SampleInventory.Tcp(ports) with { Protocol = IpProtocols.Udp },
        _ => SampleInventory.Tcp(ports),
    };
}
