// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Text;
using Inventory.Exchange;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;
using static Inventory.Tests.Exchange.ExchangeSample;

namespace Inventory.Tests.Exchange.Csv;

internal sealed class CsvProjectTests
{
    private const string Header = "project,source,source_address,destination,destination_address,protocol,ports\n";

    [Test]
    public void Write_EverythingThereIs_IsTheGoldenFile()
    {
        var findings = new FindingList();
        InventoryModel model = Rich().Model;
        byte[] bytes = ProjectExport.Write(model.FindProject("shop")!.Id, model, ExchangeFormat.Csv, findings);
        if (Environment.GetEnvironmentVariable("PYCTD_UPDATE_GOLDEN") is { } directory)
        {
            File.WriteAllBytes(Path.Combine(directory, "shop.csv"), bytes);
        }

        Assert.That(bytes, Is.EqualTo(File.ReadAllBytes(PathOf("shop.csv"))));
        Assert.That(
            findings.Select(finding => finding.Message),
            Is.EqualTo(new[]
            {
                "any -> web1 (icmp/3:4): valid_from, rate and log have no column in a table.",
                "lan -> any (tcp/1024-65535>80,443,8000-8010) is left out: its ends or its service cannot be named in a table.",
                "lan -> web1.eth0 (tcp/80 esp) is left out: its ends or its service cannot be named in a table.",
                "lan -> web1.eth1 (tcp/22): valid_from, rate and log have no column in a table.",
                "web1.eth0 -> web1.eth0 (tcp/22) is left out: its ends or its service cannot be named in a table.",
            }));
    }

    [Test]
    public void Read_WhatWriteGave_IntoTheSameInventory_ChangesNothing()
    {
        InventoryModel model = Rich().Model;
        var plan = ImportPlan.Of(Request(Export("shop", model, ExchangeFormat.Csv), ExchangeFormat.Csv), model);

        Assert.That(Errors(plan), Is.Empty);
        Assert.That(plan.Changes, Is.Empty);
    }

    [Test]
    public void Read_WhatWriteGave_IntoAnEmptyInventory_GivesItAgain()
    {
        var sample = new SampleInventory();
        Endpoint lan = Endpoint.OfEntity(sample.Lan.Id);
        string[] texts = ["=1", "+a", "-", "@b", "'=c", "'d", "plain; \"quoted\", é", ""];
        foreach ((int index, string text) in texts.Index())
        {
            sample.Edit.Add(
                sample.Communication(lan, Endpoint.OfEntity(sample.Web1.Id), SampleInventory.Tcp($"100{index}")) with
                {
                    Description = text,
                });
        }

        sample.Edit.Add(sample.Communication(Endpoint.OfInterface(sample.Web1Eth0.Id), lan));
        sample.Edit.Add(
            sample.Communication(Endpoint.Any, Endpoint.OfEntity(sample.Backup.Id), SampleInventory.Tcp("80,443")));
        string written = Export("shop", sample.Model, ExchangeFormat.Csv);

        InventoryModel read = Import(Request(written, ExchangeFormat.Csv), InventoryModel.Empty);

        Assert.That(Export("shop", read, ExchangeFormat.Csv), Is.EqualTo(written));
    }

    [Test]
    public void Read_NamesThatAreNotThere_MakesEntitiesWithTheirAddresses()
    {
        InventoryModel model = Import(
            Request(
                Header +
                "p,lan,10.10.4.0/24,web,192.0.2.10 2001:db8::10,tcp,22\n" +
                "p,lan,,db.example.org,10.0.0.7/24,tcp,5432\n" +
                "p,web.eth1,10.1.0.1,db.example.org,,tcp,5432\n" +
                "p,any,,WEB,,tcp,443\n",
                ExchangeFormat.Csv),
            InventoryModel.Empty);

        long project = model.FindProject("p")!.Id;
        Assert.That(
            model.Entities.Values.Select(one => (one.Name, one.Kind)),
            Is.EquivalentTo(new[]
            {
                ("lan", EntityKind.Subnet), ("web", EntityKind.Host), ("db.example.org", EntityKind.Host),
            }));
        Assert.That(model.Locations.Values.Select(one => one.Name), Is.EqualTo(new[] { "unassigned" }));
        Entity web = model.FindEntity(project, "web")!;
        Assert.That(
            model.InterfacesOf(web.Id).Select(one =>
                one.Name + " " + string.Join(' ', model.AddressesOf(one.Id).Select(address => address.Matched))),
            Is.EquivalentTo(new[] { "eth1 10.1.0.1", "eth0 192.0.2.10 2001:db8::10" }));
        InterfaceAddress db = model.Addresses.Values.Single(one => one.Address.ToString() == "10.0.0.7");
        Assert.That((db.PrefixLength, db.Match), Is.EqualTo((24, AddressMatch.Host)));
        Assert.That(
            model.Communications.Values.Select(one => one.Origin), Is.All.EqualTo(CommunicationOrigin.Import));
    }

    [TestCase("p,lan,10.10.4.0/24,new,,tcp,22", "2 E_UNKNOWN destination")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.300,tcp,22", "2 E_VALUE destination_address")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.1/255.0.255.0,tcp,22", "2 E_MASK_NONCONTIG destination_address")]
    [TestCase("p,lan,10.10.4.0/24,ne\"\"w,10.0.0.1,tcp,22", "2 E_VALUE ")]
    [TestCase("p,lan,10.10.4.0/24,\"ne\"\"w\",10.0.0.1,tcp,22", "2 E_TEXT destination")]
    [TestCase("p,lan,10.10.4.0/24,\"new\nx\",10.0.0.1,tcp,22", "2 E_TEXT destination")]
    [TestCase("p,lan,10.10.4.0/24,lan,,tcp,22", "2 E_SAME_ENTITY destination")]
    [TestCase("p,lan,10.10.4.0/24,new,2001:db8::1,tcp,22", "2 E_NO_COMMON_FAMILY destination")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.1,tcp,70000", "2 E_PORT_RANGE ports")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.1,tcp,10-déc", "2 E_PORT_RANGE ports")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.1,,22", "2 E_VALUE protocol")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.1,esp,22", "2 E_FAMILY ports")]
    [TestCase("p,lan,10.10.4.0/24,,10.0.0.1,tcp,22", "2 E_VALUE destination")]
    [TestCase(",lan,10.10.4.0/24,new,10.0.0.1,tcp,22", "2 E_VALUE project")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.1,tcp,22,,,x", "2 E_VALUE ")]
    [TestCase("p,any,10.0.0.0/8,new,10.0.0.1,tcp,22", "2 E_UNKNOWN source_address")]
    [TestCase("p,lan,10.10.4.0/24,new,10.0.0.1,tcp,\"22", "2 E_VALUE ")]
    public void Read_BadRow_IsAnErrorWithLineAndColumn(string row, string expected)
    {
        var plan = ImportPlan.Of(Request(Header + row, ExchangeFormat.Csv), InventoryModel.Empty);

        Assert.That(Errors(plan), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Read_RowThatIsSkipped_MakesNoEntities()
    {
        string text = Header + "p,a,10.0.0.1,b,10.0.0.2,tcp,0\np,a,,c,10.0.0.3,tcp,1\np,d,10.0.0.4,c,,tcp,1\n";
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Csv, skip: true), InventoryModel.Empty);

        Assert.That(
            Errors(plan),
            Is.EqualTo(new[] { "2 E_PORT_RANGE ports", "3 E_UNKNOWN source", "4 E_UNKNOWN destination" }));
        Assert.That(Import(Request(text, ExchangeFormat.Csv, skip: true), InventoryModel.Empty).Entities, Is.Empty);
    }

    [Test]
    public void Read_RowsAfterQuotedLineEnds_HaveTheirRightLines()
    {
        var plan = ImportPlan.Of(
            Request(
                Header + "p,a,10.0.0.1,\"b\r\n\r\nx\",10.0.0.2,tcp,22\r\n\r\n,,,,,,\r\np,a,10.0.0.1,b,10.0.0.2,tcp,0\r\n",
                ExchangeFormat.Csv),
            InventoryModel.Empty);

        Assert.That(Errors(plan), Is.EqualTo(new[] { "2 E_TEXT destination", "7 E_PORT_RANGE ports" }));
    }

    // A cell with one address where the entity has others would permit more than what can be read there.
    [TestCase("web1,192.0.2.10", "web1.eth0")]
    [TestCase("web1,192.0.2.10 2001:db8:10::10", "web1.eth0")]
    [TestCase("web1,10.0.0.10/32", "web1.eth1")]
    [TestCase("web1,192.0.2.10 10.0.0.10 2001:db8:10::10", "web1")]
    [TestCase("web1,\"192.0.2.10, 10.0.0.10\"", "2 E_VALUE source_address")]
    [TestCase("web1,192.0.2.11", "2 E_UNKNOWN source_address")]
    [TestCase("web1.eth1,10.0.0.10", "web1.eth1")]
    [TestCase("web1.eth1,192.0.2.10", "2 E_UNKNOWN source_address")]
    [TestCase("backup,10.0.0.40/24", "backup")]
    [TestCase("web1,", "web1")]
    [TestCase("any,0.0.0.0/0", "any")]
    public void Read_AddressesBesideANameThatIsThere_SayWhichInterfaceIsMeant(string cells, string expected)
    {
        SampleInventory sample = new();
        string text = "source,source_address,destination,protocol,ports\n" + cells + ",lan,tcp,22";
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Csv, project: "Shop"), sample.Model);

        string result = plan.Errors.Count > 0
            ? Errors(plan).Single()
            : Label.Of(plan.Changes.Select(one => one.After).OfType<Communication>().Single().Source, sample.Model);
        Assert.That(result, Is.EqualTo(expected));
    }

    [TestCase("source;destination;protocol;ports\r\nlan;web1;tcp;22\r\n")]
    [TestCase("\uFEFFPorts;PROTOCOL;Destination; Source \r\n22;TCP;web1;lan\r\n;;;\r\n")]
    [TestCase("sep=;\r\nsource;destination;protocol;ports\r\nlan;web1;tcp;22")]
    [TestCase("source\tdestination\tprotocol\tports\nlan\tweb1\ttcp\t22\n")]
    [TestCase("source,destination,protocol,Source Address,ports,,\nlan,web1,tcp,,22,,\n")]
    [TestCase("source,destination,protocol,ports\rlan,web1,tcp,22\r")]
    public void Read_WhatSpreadsheetsWrite_IsUnderstood(string text)
    {
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Csv, project: "shop"), new SampleInventory().Model);

        Assert.That(Errors(plan), Is.Empty);
        Assert.That(Changes(plan.Creates), Is.EqualTo(new[] { "Communication lan -> web1 (tcp/22)" }));
    }

    [Test]
    public void Read_SeparatorThatNoneCanBe_IsNotUsed()
    {
        var plan = ImportPlan.Of(
            Request("sep= \nsource;destination\n", ExchangeFormat.Csv, project: "shop"), new SampleInventory().Model);

        Assert.That(plan.Errors[0].Message, Does.StartWith("There is no column source;destination"));
    }

    [TestCase("source,destination,protocol,prots\n", "There is no column prots")]
    [TestCase("source,destination,protocol,source\n", "The column source is there twice")]
    [TestCase("source,destination\n", "The column protocol is missing")]
    [TestCase("", "The file is empty")]
    public void Read_BadHeader_IsRefusedByName(string text, string message)
    {
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Csv, project: "shop"), InventoryModel.Empty);

        Assert.That(plan.Errors.Single().Message, Does.StartWith(message));
        Assert.That(plan.Errors.Single().Line, Is.EqualTo(1));
    }

    // "Réseau" as Excel writes it in France under "CSV (séparateur : point-virgule)".
    [Test]
    public void Read_Windows1252_IsRefusedWithTheEncodingAndTheLine()
    {
        byte[] text = Encoding.Latin1.GetBytes(
            "source;destination;protocol;ports\r\nlan;web1;tcp;22\r\nRéseau;web1;tcp;22\r\n");
        var plan = ImportPlan.Of(
            new ImportRequest { Content = text, Format = ExchangeFormat.Csv, Time = SampleInventory.Now },
            InventoryModel.Empty);

        Assert.That(plan.Errors.Single().Line, Is.EqualTo(3));
        Assert.That(plan.Errors.Single().Code, Is.EqualTo(ValidationCodes.Text));
        Assert.That(plan.Errors.Single().Message, Does.Contain("0xE9").And.Contain("Windows-1252"));
    }

    [Test]
    public void Read_Utf16_IsRefusedWithTheEncoding()
    {
        byte[] text = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("source\tdestination\tprotocol\r\n")];
        var plan = ImportPlan.Of(
            new ImportRequest { Content = text, Format = ExchangeFormat.Csv, Time = SampleInventory.Now },
            InventoryModel.Empty);

        Assert.That(plan.Errors.Single().Message, Does.Contain("UTF-16"));
    }

    [Test]
    public void Read_CellsOfAColumn_ClearAndColumnsThatAreMissing_DoNot()
    {
        SampleInventory sample = new();
        Communication one = sample.Edit.Add(
            sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfEntity(sample.Web1.Id)) with
            {
                Description = "old",
                Ticket = "T1",
                Owner = "me",
                Log = true,
            });
        var plan = ImportPlan.Of(
            Request(
                "source,destination,protocol,ports,ticket,description\nlan,web1,tcp,22,,new", ExchangeFormat.Csv, project: "shop"),
            sample.Model);

        Assert.That(
            Changes(plan.Updates), Is.EqualTo(new[] { "Communication lan -> web1 (tcp/22): description,ticket" }));
        Assert.That(plan.Changes.Single().After, Is.EqualTo(one with { Description = "new", Ticket = "" }));
    }

    [Test]
    public void Read_Replace_RemovesCommunicationsAndNothingElse()
    {
        SampleInventory sample = new();
        sample.Edit.Add(sample.Communication(Endpoint.OfEntity(sample.Lan.Id), Endpoint.OfEntity(sample.Web1.Id)));
        var plan = ImportPlan.Of(
            Request(
                "source,destination,protocol,ports\nlan,backup,tcp,22", ExchangeFormat.Csv, ImportMode.Replace, "shop"),
            sample.Model);

        Assert.That(Changes(plan.Deletes), Is.EqualTo(new[] { "Communication lan -> web1 (tcp/22)" }));
        Assert.That(Changes(plan.Creates), Is.EqualTo(new[] { "Communication lan -> backup (tcp/22)" }));
        Assert.That(plan.Updates, Is.Empty);
    }

    [Test]
    public void Read_SeveralProjects_TakesAllOrTheChosenOne()
    {
        string text = Header + "a,x,10.0.0.1,y,10.0.0.2,tcp,1\nb,x,10.0.1.1,y,10.0.1.2,tcp,1\n";

        Assert.That(Import(Request(text, ExchangeFormat.Csv), InventoryModel.Empty).Projects, Has.Count.EqualTo(2));
        Assert.That(
            Import(Request(text, ExchangeFormat.Csv, project: "B"), InventoryModel.Empty).Projects.Values.Select(
                one => one.Name),
            Is.EqualTo(new[] { "b" }));
        Assert.That(
            ImportPlan.Of(Request(text, ExchangeFormat.Csv, project: "c"), InventoryModel.Empty).Errors.Single().Message,
            Is.EqualTo("The file has no project c; it has: a, b."));
    }
}
