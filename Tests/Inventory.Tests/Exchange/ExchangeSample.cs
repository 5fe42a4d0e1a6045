// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Text;
using Inventory.Exchange;
using Inventory.Model;
using NUnit.Framework;

namespace Inventory.Tests.Exchange;

/// <summary>Imports texts, and exports what has come of them.</summary>
internal static class ExchangeSample
{
    public static ImportRequest Request(
        string text, ExchangeFormat format, ImportMode mode = ImportMode.Merge, string? project = null, bool skip = false) =>
        new()
        {
            Content = Encoding.UTF8.GetBytes(text),
            Format = format,
            Mode = mode,
            Project = project,
            SkipBadRows = skip,
            Time = SampleInventory.Now,
        };

    /// <summary>The model after an import that must succeed.</summary>
    public static InventoryModel Import(ImportRequest request, InventoryModel model)
    {
        var plan = ImportPlan.Of(request, model);
        Assert.That(plan.CanApply, Is.True, string.Join('\n', plan.Errors));
        var edit = new InventoryEdit(model);
        plan.Apply(edit);
        return edit.Model;
    }

    public static string Export(string project, InventoryModel model, ExchangeFormat format) =>
        Encoding.UTF8.GetString(ProjectExport.Write(model.FindProject(project)!.Id, model, format));

    /// <summary>The errors as <c>line code field</c>.</summary>
    public static string[] Errors(ImportPlan plan) =>
        [.. plan.Errors.Select(error => $"{error.Line} {error.Code} {error.Field}")];

    /// <summary>What a plan does, as <c>kind label: fields</c>.</summary>
    public static string[] Changes(System.Collections.Generic.IReadOnlyList<ImportChange> changes) =>
        [.. changes.Select(one => $"{one.Kind} {one.Label}" + (one.Fields.Count > 0 ? ": " + string.Join(',', one.Fields) : ""))];

    /// <summary>A file of Tests/data/exchange.</summary>
    public static string Read(string name) => System.IO.File.ReadAllText(PathOf(name));

    public static string PathOf(string name) =>
        System.IO.Path.Combine(TestContext.CurrentContext.TestDirectory, "data", name);

    /// <summary>The shop with everything in it that a format could get wrong.</summary>
    public static SampleInventory Rich()
    {
        var sample = new SampleInventory();
        InventoryEdit edit = sample.Edit;
        Location other = edit.Add(new Location { Name = "site de secours", Description = "à 40 km" });
        edit.Put(sample.Shop with { Description = "La boutique", Tags = ["b", "é"], Owner = "=ops" });
        Entity group = sample.AddHost("servers", EntityKind.Group);
        edit.Put(group with { Members = [sample.Web1.Id, sample.Backup.Id] });
        edit.Put(
            sample.Web1 with { Observer = true, Profile = Profile.HostStrict, Tags = ["front"], Location = other.Id });
        Entity dotted = sample.AddHost("web1.eth0");
        sample.AddInterface(dotted, "lo", "10.9.0.1/32");
        Entity named = sample.AddHost("any");
        Interface odd = sample.AddInterface(named, "eth0", "10.9.0.2/24");
        edit.Put(odd with { Device = "bond0.7", Description = "-x" });
        InterfaceAddress vip = edit.Add(SampleInventory.Address(odd, "192.0.2.99/24") with { Role = AddressRole.Vip });
        edit.Put(
            vip with { NatOf = sample.Model.Addresses.Values.First(one => one.Interface == sample.Web1Eth1.Id).Id });
        Entity partner = sample.AddHost("internet", EntityKind.External, sample.Model.FindProject("first"));
        Service own = edit.Add(
            new Service { Name = "web", Project = sample.Shop.Id, Entries = [SampleInventory.Tcp("80,443")] });
        Service shared = edit.Add(new Service { Name = "web", Entries = [SampleInventory.Tcp("80"), new(50)] });
        Endpoint lan = Endpoint.OfEntity(sample.Lan.Id);
        Endpoint web = Endpoint.OfEntity(sample.Web1.Id);
        Communication[] all =
        [
            sample.Communication(Endpoint.OfEntity(partner.Id), web) with { Traffic = null, Service = own.Id },
            sample.Communication(lan, Endpoint.OfInterface(sample.Web1Eth1.Id)) with
            {
                Description = "=1+1", Ticket = "'@x", Owner = "-", Log = true, Rate = new RateLimit(
                    10, RateUnit.Minute),
            },
            sample.Communication(Endpoint.OfInterface(sample.Web1Eth0.Id), Endpoint.OfEntity(dotted.Id)),
            sample.Communication(lan, Endpoint.OfEntity(dotted.Id)) with { Traffic = null, Service = shared.Id },
            sample.Communication(lan, Endpoint.OfEntity(named.Id), SampleInventory.Tcp("80,443,8000-8010") with
            {
                SourcePorts = SampleInventory.Tcp("1024-65535").DestinationPorts,
            }) with { Origin = CommunicationOrigin.Learned, Evidence = "288 flows", State = CommunicationState.Staged },
            sample.Communication(Endpoint.Any, web, new TrafficClass(IpProtocols.Icmp) { IcmpType = 3, IcmpCode = 4 }) with
            {
                Origin = CommunicationOrigin.Import,
                ValidFrom = SampleInventory.Now,
                ValidUntil = SampleInventory.Now.AddDays(100),
                Description = "a \"b\", c; d",
            },
            sample.Communication(Endpoint.OfEntity(group.Id), lan, new TrafficClass(IpProtocols.Udp)),
        ];
        foreach (Communication one in all)
        {
            edit.Add(one);
        }

        return sample;
    }
}
