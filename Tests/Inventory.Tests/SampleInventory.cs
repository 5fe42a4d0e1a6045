// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Tests;

/// <summary>
/// The shop of the documentation, to build on: web1 with two interfaces, a network of workstations, a backup server and
/// a monitor. Two projects that are not it come first, so that no id is 1.
/// </summary>
internal sealed class SampleInventory
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public SampleInventory()
    {
        Edit.Add(new Project { Name = "first" });
        Edit.Add(new Project { Name = "second" });
        Shop = Edit.Add(new Project { Name = "shop" });
        Site = Edit.Add(new Location { Name = "main site" });
        Web1 = AddHost("web1");
        Web1Eth0 = AddInterface(Web1, "eth0", "192.0.2.10/24", "2001:db8:10::10/64");
        Web1Eth1 = AddInterface(Web1, "eth1", "10.0.0.10/24");
        Lan = AddHost("lan", EntityKind.Subnet);
        AddInterface(Lan, "eth0", "10.10.4.0/24", "2001:db8:4::/64");
        Backup = AddHost("backup");
        AddInterface(Backup, "eth0", "10.0.0.40/24");
    }

    public InventoryEdit Edit { get; } = new(InventoryModel.Empty);

    public InventoryModel Model => Edit.Model;

    public Project Shop { get; }

    public Location Site { get; }

    public Entity Web1 { get; }

    public Interface Web1Eth0 { get; }

    public Interface Web1Eth1 { get; }

    public Entity Lan { get; }

    public Entity Backup { get; }

    public static TrafficClass Tcp(string ports) =>
        PortSet.TryParse(ports, out PortSet? set, out string? problem)
            ? new TrafficClass(IpProtocols.Tcp) { DestinationPorts = set }
            : throw new ArgumentException(problem);

    public Entity AddHost(string name, EntityKind kind = EntityKind.Host, Project? project = null) => Edit.Add(
        new Entity { Project = (project ?? Shop).Id, Location = Site.Id, Name = name, Kind = kind });

    public Interface AddInterface(Entity entity, string name, params string[] addresses)
    {
        Interface added = Edit.Add(new Interface { Entity = entity.Id, Name = name });
        foreach (string text in addresses)
        {
            Edit.Add(Address(added, text, entity.Kind == EntityKind.Subnet ? AddressMatch.Network : AddressMatch.Host));
        }

        return added;
    }

    public static InterfaceAddress Address(Interface owner, string text, AddressMatch match = AddressMatch.Host)
    {
        var network = IPNetwork.Parse(text.Split('/')[0] + (text.Contains(':', StringComparison.Ordinal) ? "/128" : "/32"));
        return new InterfaceAddress
        {
            Interface = owner.Id,
            Address = network.BaseAddress,
            PrefixLength = int.Parse(text.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture),
            Match = match,
        };
    }

    public Communication Communication(Endpoint source, Endpoint destination, TrafficClass? traffic = null) => new()
    {
        Project = Shop.Id,
        Source = source,
        Destination = destination,
        Traffic = traffic ?? Tcp("22"),
    };

    /// <summary>The codes of what is found when a record is added or put.</summary>
    public string[] Findings(IRecord record)
    {
        IRecord judged = record;
        if (record.Id == 0)
        {
            judged = Edit.Add(record);
        }
        else
        {
            Edit.Put(record);
        }

        var findings = new FindingList();
        RecordRules.Check(judged, Model, Now, findings);
        return [.. findings.Select(finding => finding.Code)];
    }
}
