// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Model;

namespace Inventory.Tests.Store;

/// <summary>The shop, with records in which every field has a value that is not its usual one.</summary>
internal static class FullInventory
{
    // Finer than a second, and with all the digits that a time has.
    private static readonly DateTimeOffset s_time = SampleInventory.Now + TimeSpan.FromTicks(1_234_567);

    public static InventoryModel Make()
    {
        var sample = new SampleInventory();
        InventoryEdit edit = sample.Edit;
        var stamp = new Stamp(s_time, "carol");
        foreach (Project project in edit.Model.Projects.Values.ToArray())
        {
            edit.Put(project with { Created = stamp, Modified = stamp });
        }

        Project shop = sample.Shop with
        {
            Description = "Größe \"x\" 🛒",
            Tags = ["a, b", "ü"],
            Owner = "bob",
            Revision = 7,
            Created = new Stamp(s_time, "alice"),
            Modified = stamp,
        };
        edit.Put(shop);
        edit.Put(sample.Site with { Description = "the only one" });
        edit.Add(new Entity
        {
            Project = shop.Id,
            Location = sample.Site.Id,
            Name = "all",
            Kind = EntityKind.Group,
            Description = "both",
            Tags = ["x"],
            Profile = Profile.HostStrict,
            Managed = false,
            Observer = true,
            Members = [sample.Web1.Id, sample.Backup.Id],
        });
        Interface eth2 = edit.Add(new Interface
        {
            Entity = sample.Web1.Id,
            Name = "Eth2",
            Device = "enp3s0.12",
            Description = "third",
        });
        InterfaceAddress inside = edit.Add(SampleInventory.Address(eth2, "10.9.9.9/24") with { Role = AddressRole.Vip });
        edit.Add(SampleInventory.Address(eth2, "203.0.113.9/32") with { NatOf = inside.Id, Role = AddressRole.Secondary });
        AddServices(edit, shop);
        AddCommunications(edit, sample);
        return edit.Model;
    }

    private static void AddServices(InventoryEdit edit, Project shop)
    {
        edit.Add(new Service { Name = "ping", Entries = [new TrafficClass(1) { IcmpType = 8, IcmpCode = 0 }] });
        edit.Add(new Service
        {
            Project = shop.Id,
            Name = "ping",
            Description = "and more",
            Entries =
            [
                SampleInventory.Tcp("443"),
                SampleInventory.Tcp("22,80,8000-8010") with { SourcePorts = PortSet.Of([new PortRange(1024, 65535)]) },
                new TrafficClass(50),
            ],
        });
    }

    private static void AddCommunications(InventoryEdit edit, SampleInventory sample)
    {
        edit.Add(sample.Communication(Endpoint.Any, Endpoint.OfInterface(sample.Web1Eth0.Id)) with
        {
            Traffic = null,
            Service = 2,
            Description = "everything said",
            State = CommunicationState.Staged,
            ValidFrom = s_time,
            ValidUntil = s_time + TimeSpan.FromDays(1),
            Owner = "dave",
            Ticket = "T-1",
            Log = true,
            Rate = new RateLimit(10, RateUnit.Minute),
            Origin = CommunicationOrigin.Learned,
            Evidence = "288 flows",
        });
        edit.Add(sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.Any) with
        {
            Traffic = new TrafficClass(58) { IcmpType = 128 },
        });
        edit.Add(sample.Communication(Endpoint.OfInterface(sample.Web1Eth1.Id), Endpoint.OfEntity(sample.Backup.Id)));
    }
}
