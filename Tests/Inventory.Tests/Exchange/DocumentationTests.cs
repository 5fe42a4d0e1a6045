// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Inventory.Exchange;
using Inventory.Model;
using NUnit.Framework;
using static Inventory.Tests.Exchange.ExchangeSample;

namespace Inventory.Tests.Exchange;

/// <summary>The examples of docs/inventory-exchange.md are what is written for them.</summary>
internal sealed class DocumentationTests
{
    [TestCase("## JSON", ExchangeFormat.Json)]
    [TestCase("## CSV", ExchangeFormat.Csv)]
    [TestCase("## Django Conntrackt", ExchangeFormat.Conntrackt)]
    public void Example_Imported_IsExportedInTheSameForm(string heading, ExchangeFormat format)
    {
        string example = Example(heading);
        InventoryModel model = Import(Request(example, format), InventoryModel.Empty);
        string written = Export("shop", model, format);

        Assert.That(model.Communications, Has.Count.GreaterThan(0));
        InventoryModel again = Import(Request(written, format), InventoryModel.Empty);
        Assert.That(Export("shop", again, format), Is.EqualTo(written));
        if (format == ExchangeFormat.Json)
        {
            Assert.That(written, Is.EqualTo(example));
        }
    }

    [Test]
    public void Example_OfTheTable_MakesWhatThePageSays()
    {
        InventoryModel model = Import(Request(Example("## CSV"), ExchangeFormat.Csv), InventoryModel.Empty);

        Assert.That(
            model.Entities.Values.Select(one => (one.Name, one.Kind)),
            Is.EquivalentTo(new[]
            {
                ("www.example.org", EntityKind.Host), ("lan", EntityKind.Subnet), ("backup", EntityKind.Host),
            }));
        Assert.That(
            model.Communications.Values.Select(one => one.Description), Does.Contain("=not a formula"));
    }

    private static string Example(string heading)
    {
        string page = ExchangeSample.Read("inventory-exchange.md");
        int begin = page.IndexOf(
            "```", page.IndexOf(heading + "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        begin = page.IndexOf('\n', begin) + 1;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }
}
