// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using Inventory.Exchange;
using Inventory.Model;
using NUnit.Framework;
using static Inventory.Tests.Exchange.ExchangeSample;

namespace Inventory.Tests.Exchange.Json;

internal sealed class JsonProjectTests
{
    [Test]
    public void Write_Twice_GivesTheSameBytes()
    {
        InventoryModel model = Rich().Model;
        string first = Export("shop", model, ExchangeFormat.Json);

        Assert.That(Export("shop", model, ExchangeFormat.Json), Is.EqualTo(first));
    }

    [Test]
    public void Write_EverythingThereIs_IsTheGoldenFile()
    {
        string written = Export("shop", Rich().Model, ExchangeFormat.Json);
        if (Environment.GetEnvironmentVariable("PYCTD_UPDATE_GOLDEN") is { } directory)
        {
            File.WriteAllText(Path.Combine(directory, "shop.json"), written);
        }

        Assert.That(written, Is.EqualTo(ExchangeSample.Read("shop.json")));
    }

    // The external entity belongs to another project, which is there before.
    [Test]
    public void Read_WhatWriteGave_GivesItAgain()
    {
        string written = Export("shop", Rich().Model, ExchangeFormat.Json);
        var edit = new InventoryEdit(InventoryModel.Empty);
        Project first = edit.Add(new Project { Name = "first" });
        Location site = edit.Add(new Location { Name = "MAIN SITE" });
        edit.Add(new Entity { Project = first.Id, Location = site.Id, Name = "internet", Kind = EntityKind.External });

        InventoryModel read = Import(Request(written, ExchangeFormat.Json), edit.Model);

        Assert.That(Export("shop", read, ExchangeFormat.Json), Is.EqualTo(written));
    }

    [TestCase(ImportMode.Merge)]
    [TestCase(ImportMode.Replace)]
    public void Read_WhatIsThereAlready_ChangesNothing(ImportMode mode)
    {
        InventoryModel model = Rich().Model;
        var plan = ImportPlan.Of(
            Request(Export("shop", model, ExchangeFormat.Json), ExchangeFormat.Json, mode), model);

        Assert.That(plan.Changes, Is.Empty);
        Assert.That(plan.Errors, Is.Empty);
    }

    [Test]
    public void Read_IntoTheRichInventory_FindsEveryEndAgain()
    {
        InventoryModel model = Rich().Model;
        string written = Export("shop", model, ExchangeFormat.Json);
        var edit = new InventoryEdit(model);
        foreach (long id in model.Communications.Keys.ToArray())
        {
            edit.Remove(new RecordId(RecordKind.Communication, id));
        }

        InventoryModel read = Import(Request(written, ExchangeFormat.Json), edit.Model);

        Assert.That(
            read.Communications.Values.Select(one => (one.Source, one.Destination)),
            Is.EquivalentTo(model.Communications.Values.Select(one => (one.Source, one.Destination))));
    }

    [TestCase("", 1, "E_VALUE")]
    [TestCase("[]", 1, "E_VALUE")]
    [TestCase("{\n\"pyctd_inventory\": 2}", 1, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{},\n\"projct\":{}}", 3, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":\n{\"name\":1e999}}", 3, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":99999999999999999999}}", 2, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":1.5}}", 2, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":\"a\",\n\"name\":\"b\"}}", 3, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\n\"project\":{\"name\":\"\\ud800\"}}", 3, "E_TEXT")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":\"a\u0000\"}}", 2, "E_TEXT")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":\"a\"}\n", 3, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":\"a\"}}\n}", 3, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":\"a\"},\"entities\":7}", 2, "E_VALUE")]
    [TestCase("{\"pyctd_inventory\":1,\n\"project\":{\"name\":\"a\"},\"entities\":[7]}", 2, "E_VALUE")]
    public void Read_WhatIsNoInventory_IsOneErrorWithItsLine(string text, int line, string code)
    {
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Json, skip: true), InventoryModel.Empty);

        Assert.That(plan.Errors.Select(error => (error.Line, error.Code)), Is.EqualTo(new[] { (line, code) }));
        Assert.That(plan.CanApply, Is.False);
        Assert.That(plan.Errors[0].Message, Does.Not.Contain("Exception").And.Not.Contain("   at "));
    }

    [Test]
    public void Read_DeepNesting_IsRefused()
    {
        var plan = ImportPlan.Of(
            Request(new string('[', 100_000), ExchangeFormat.Json), InventoryModel.Empty);

        Assert.That(Errors(plan), Is.EqualTo(new[] { "1 E_VALUE " }));
    }

    [Test]
    public void Read_MillionsOfEmptyObjects_IsRefused()
    {
        var plan = ImportPlan.Of(
            Request("[" + string.Concat(Enumerable.Repeat("{},", 2_600_000)), ExchangeFormat.Json), InventoryModel.Empty);

        Assert.That(plan.Errors[0].Message, Does.Contain("values"));
    }

    [Test]
    public void Read_BadFields_AreErrorsWithTheLinesOfTheFields()
    {
        string text = """
            {"pyctd_inventory": 1,
             "project": {"name": "p"},
             "locations": [{"name": "here"}],
             "entities": [
              {"name": "a", "location": "here",
               "kind": "hots",
               "interfaces": [{"name": "eth0", "addresses": ["10.0.0.300/24"]}]},
              {"name": "b", "location": "there"},
              {"name": "c", "location": "here", "interfaces": [{"name": "eth0", "addresses": ["10.0.0.1/24"]}]},
              {"name": "d", "location": "here", "interfaces": [{"addresses": [
                {"ip": "10.0.0.2/24",
                 "match": "network"}]}]},
              {"name": "C", "location": "here"}],
             "communications": [
              {"source": "c", "destination": "nobody", "protocol": "tcp", "ports": "22"},
              {"source": "any", "destination": "c", "protocol": "tcp",
               "ports": "70000"},
              {"source": "any", "destination": "c",
               "protocol": "tcp", "ports": "22", "description": "a\u2028b"},
              {"source": "any", "destination": "c", "protocol": "tcp", "ports": "23", "prots": "1"},
              {"source": "any", "destination": "c", "service": "none"},
              {"source": "any", "destination": "c", "protocol": "tcp", "ports": "24"},
              {"source": "any", "destination": "c", "protocol": "TCP", "ports": "24-24"}]}
            """;
        var plan = ImportPlan.Of(Request(text, ExchangeFormat.Json), InventoryModel.Empty);

        Assert.That(Errors(plan), Is.EqualTo(new[]
        {
            "6 E_VALUE kind",
            "8 E_UNKNOWN location",
            "11 E_HOSTBITS ip",
            "13 E_NAME_DUP ",
            "15 E_UNKNOWN destination",
            "17 E_PORT_RANGE ports",
            "19 E_TEXT description",
            "20 E_VALUE prots",
            "21 E_UNKNOWN service",
            "23 E_NAME_DUP ",
        }));
        Assert.That(plan.CanApply, Is.False);
        Assert.That(() => plan.Apply(new InventoryEdit(InventoryModel.Empty)), Throws.InvalidOperationException);
    }
}
