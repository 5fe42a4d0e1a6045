// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using Inventory.Exchange;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;
using static Inventory.Tests.Exchange.ExchangeSample;

namespace Inventory.Tests.Exchange.Conntrackt;

internal sealed class DumpdataTests
{
    private static readonly string[] s_errorsOfShop =
    [
        "19 E_MASK_NONCONTIG netmask",
        "20 E_HOSTBITS address",
        "27 E_PORT_RANGE port",
        "28 E_PORT_RANGE port",
        "29 E_TEXT description",
        "30 E_UNKNOWN source",
        "31 E_UNKNOWN source",
        "32 E_SAME_ENTITY destination",
        "33 E_CROSS_PROJECT destination",
        "34 E_UNKNOWN destination",
        "35 E_VALUE protocol",
    ];

    [Test]
    public void Read_DumpWithDefects_ReportsThemByLineAndCode()
    {
        var plan = ImportPlan.Of(
            Request(ExchangeSample.Read("legacy.json"), ExchangeFormat.Conntrackt), InventoryModel.Empty);

        Assert.That(Errors(plan), Is.EqualTo(s_errorsOfShop));
        Assert.That(plan.CanApply, Is.False);
        Assert.That(
            plan.Warnings.Select(one => (one.Line, one.Code)), Is.EqualTo(new[] { (3, ValidationCodes.LinesJoined) }));
    }

    [Test]
    public void Read_SkippingBadRows_ImportsTheRest()
    {
        InventoryModel model = Import(
            Request(ExchangeSample.Read("legacy.json"), ExchangeFormat.Conntrackt, skip: true), InventoryModel.Empty);

        Assert.That(
            model.Communications.Keys.Select(id => Label.Of(new RecordId(RecordKind.Communication, id), model)),
            Is.EquivalentTo(new[]
            {
                "Admins.eth0 -> Web 1.eth1 (tcp/22)",
                "Admins.eth0 -> Web 1.eth0 (tcp/443)",
                "Admins.eth0 -> web_1.eth0 (icmp/8)",
                "Web 1.eth0 -> web_1.eth0 (udp/514)",
                "Web 1.eth0 -> Printer.eth0 (tcp/9100)",
            }));
        Project shop = model.FindProject("shop")!;
        Assert.That(shop.Description, Is.EqualTo("The web shop. See the wiki."));
        Assert.That(
            model.EntitiesOf(shop.Id).Select(one => (one.Name, one.Kind)),
            Is.EqualTo(new[]
            {
                ("Web 1", EntityKind.Host),
                ("web_1", EntityKind.Host),
                ("Admins", EntityKind.Subnet),
                ("Scattered", EntityKind.Host),
                ("Opened", EntityKind.Host),
            }));
        Assert.That(model.Locations, Has.Count.EqualTo(3));
        Assert.That(
            model.Addresses.Values.Select(one => one.Matched.ToString()),
            Does.Contain("10.10.4.0/24").And.Contain("10.0.0.10"));
    }

    [Test]
    public void Read_OneProject_TakesItsLocationsAndNoneOfTheOthersErrors()
    {
        var plan = ImportPlan.Of(
            Request(ExchangeSample.Read("legacy.json"), ExchangeFormat.Conntrackt, project: "office"), InventoryModel.Empty);

        Assert.That(Errors(plan), Is.Empty);
        Assert.That(
            Changes(plan.Creates),
            Is.EqualTo(new[]
            {
                "Location Main site",
                "Project Office",
                "Entity Web 1",
                "Interface Web 1.eth0",
                "Address 10.1.0.10",
                "Entity Printer",
                "Interface Printer.eth0",
                "Address 10.1.0.20",
                "Communication Web 1.eth0 -> Printer.eth0 (tcp/9100)",
            }));
    }

    [Test]
    public void Read_ProjectThatTheDumpDoesNotHave_IsRefusedWithThoseItHas()
    {
        var plan = ImportPlan.Of(
            Request(ExchangeSample.Read("legacy.json"), ExchangeFormat.Conntrackt, project: "x"), InventoryModel.Empty);

        Assert.That(plan.Errors.Single().Message, Is.EqualTo("The file has no project x; it has: Shop, Office."));
    }

    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("[{}]")]
    [TestCase("[{\"model\":\"conntrackt.host\",\"pk\":1,\"fields\":{}}]")]
    [TestCase("[{\"model\":\"conntrackt.project\",\"pk\":\"1\",\"fields\":{}}]")]
    public void Read_WhatIsNoDump_IsOneError(string text)
    {
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Conntrackt, skip: true), InventoryModel.Empty);

        Assert.That(Errors(plan), Is.EqualTo(new[] { "1 E_VALUE " }));
        Assert.That(plan.CanApply, Is.False);
    }

    // Names that differ in case only were two entities there; ends of the second must not become ends of the first.
    [Test]
    public void Read_EntitiesThatDifferInCaseOnly_AreNotMixedUp()
    {
        string text = ExchangeSample.Read("legacy.json").Replace("\"web_1\"", "\"WEB 1\"", StringComparison.Ordinal);
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Conntrackt, skip: true), InventoryModel.Empty);

        Assert.That(Errors(plan), Does.Contain("9 E_NAME_DUP "));
        Assert.That(Errors(plan), Does.Contain("25 E_UNKNOWN destination").And.Contain("26 E_UNKNOWN destination"));
        Assert.That(Changes(plan.Creates), Does.Not.Contain("Address 192.0.2.11"));
    }

    [Test]
    public void Read_Twice_ChangesNothingTheSecondTime()
    {
        ImportRequest request = Request(ExchangeSample.Read("legacy.json"), ExchangeFormat.Conntrackt, skip: true);
        InventoryModel model = Import(request, InventoryModel.Empty);

        Assert.That(ImportPlan.Of(request, model).Changes, Is.Empty);
        Assert.That(ImportPlan.Of(request with { Mode = ImportMode.Replace }, model).Changes, Is.Empty);
    }

    [Test]
    public void Write_WhatWasRead_GivesItAgainAfterOneRound()
    {
        InventoryModel model = Import(
            Request(ExchangeSample.Read("legacy.json"), ExchangeFormat.Conntrackt, skip: true), InventoryModel.Empty);
        string written = Export("Shop", model, ExchangeFormat.Conntrackt);
        InventoryModel again = Import(Request(written, ExchangeFormat.Conntrackt), InventoryModel.Empty);

        Assert.That(Export("Shop", again, ExchangeFormat.Conntrackt), Is.EqualTo(written));
        Assert.That(again.Communications, Has.Count.EqualTo(4));
    }

    [Test]
    public void Write_WhatConntracktCannotHave_IsLeftOutAndReported()
    {
        SampleInventory sample = Rich();
        Communication one = sample.Communication(
            Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfEntity(sample.Web1.Id), SampleInventory.Tcp("80,443"));
        sample.Edit.Add(one with { Description = "Web" });
        sample.Edit.Add(one with { Traffic = SampleInventory.Tcp("81"), State = CommunicationState.Disabled });
        sample.Edit.Add(one with { Traffic = SampleInventory.Tcp("82"), ValidUntil = SampleInventory.Now });
        sample.Edit.Add(one with { Traffic = SampleInventory.Tcp("83-84") });
        var findings = new FindingList();
        byte[] bytes = ProjectExport.Write(sample.Shop.Id, sample.Model, ExchangeFormat.Conntrackt, findings);
        if (Environment.GetEnvironmentVariable("PYCTD_UPDATE_GOLDEN") is { } directory)
        {
            File.WriteAllBytes(Path.Combine(directory, "shop-conntrackt.json"), bytes);
        }

        Assert.That(bytes, Is.EqualTo(File.ReadAllBytes(PathOf("shop-conntrackt.json"))));
        Assert.That(findings.Select(finding => finding.Code), Is.All.EqualTo(ValidationCodes.NotExported));
        Assert.That(
            findings.Select(finding => finding.Message),
            Does.Contain("lan -> web1 (tcp/81) is left out: Conntrackt has no way to say it.")
                .And.Contain("lan -> web1 (tcp/82) is left out: Conntrackt has no way to say it.")
                .And.Contain("lan -> web1 (tcp/83-84) is left out: Conntrackt has no way to say it.")
                .And.Contain("web1: 2001:db8:10::10 is left out; Conntrackt knows IPv4 only."));
    }
}
