// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using Inventory.Model;
using Inventory.Rules;
using NUnit.Framework;

namespace Inventory.Tests.Rules.Nft;

internal sealed partial class NftWriterTests
{
    [Test]
    public void Write_ThePublishedInventory_IsThePublishedFile()
    {
        var shop = new WebShop();

        string rules = Render(shop.Web1, shop.Model);

        Assert.That(WithoutDigest(rules), Is.EqualTo(WithoutDigest(GoldenFile.Read("web1.nft"))));
    }

    [Test]
    public void Write_EveryKindOfTraffic_IsTheGoldenFile([Values] Profile profile)
    {
        var inventory = new EveryKindInventory();

        string rules = Render(inventory.Gate, inventory.Model, profile);

        GoldenFile.Compare($"every-kind.{profile}.nft", rules);
    }

    [Test]
    public void Write_NothingDeclared_AcceptsNothing()
    {
        var sample = new SampleInventory();

        string rules = Render(sample.Web1, sample.Model);

        Assert.That(rules, Does.Not.Contain("\tset ").And.Not.Contain("pyctd c=").And.Not.Contain("declared"));
        Assert.That(rules, Does.Contain("policy drop"));
    }

    [Test]
    public void Write_Coexist_HasNoPolicyThatDrops()
    {
        var inventory = new EveryKindInventory();

        Assert.That(Render(inventory.Gate, inventory.Model, Profile.Coexist), Does.Not.Contain("drop"));
    }

    [Test]
    public void Write_SameTrafficTwice_HasOneElementAndSaysWhoseItIs()
    {
        var sample = new SampleInventory();
        foreach (string description in (string[])["b", "a"])
        {
            sample.Edit.Add(sample.Communication(Endpoint.Any, Endpoint.OfInterface(sample.Web1Eth1.Id)) with
            {
                Description = description,
            });
        }

        string[] lines = Render(sample.Web1, sample.Model).Split('\n');

        Assert.That(lines.Where(line => line.Contains("tcp . 22", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "\t\t\t0.0.0.0/0 . 10.0.0.10 . tcp . 22 comment \"pyctd c=2\"",
        }));
        Assert.That(lines, Does.Contain("\t\t\t# the same for c=2, c=1"));
    }

    [Test]
    public void Write_NestedNetworks_AreInLayersTheMostSpecificFirst()
    {
        var inventory = new EveryKindInventory();

        string[] rules = Render(inventory.Gate, inventory.Model).Split('\n');

        string[] asked = [.. rules
            .Where(line => line.Contains("th dport @in4-l", StringComparison.Ordinal))
            .Select(line => line.Split('@')[1].Split(' ')[0])];
        Assert.That(asked, Is.EqualTo(new[] { "in4-l0", "in4-l1", "in4-l2" }));
        Assert.That(SetOf(rules, "in4-l0"), Does.Contain("10.1.0.5 . 192.0.2.1 . tcp . 20-30").And.Not.Contain("10.0.0.0/8 . 192.0.2.1 . tcp . 22 "));
        Assert.That(SetOf(rules, "in4-l2"), Does.Contain("10.0.0.0/8 . 192.0.2.1 . tcp . 22 "));
    }

    [Test]
    public void Write_AddressThatDotNetWritesWithDots_IsInTheSpellingOfNft()
    {
        var sample = new SampleInventory();
        sample.Edit.Add(new InterfaceAddress
        {
            Interface = sample.Web1Eth1.Id,
            Address = IPAddress.Parse("fe80::5efe:c000:221"),
            PrefixLength = 64,
        });
        sample.Edit.Add(sample.Communication(Endpoint.Any, Endpoint.OfInterface(sample.Web1Eth1.Id)));

        Assert.That(
            Render(sample.Web1, sample.Model), Does.Contain("::/0 . fe80:0:0:0:0:5efe:c000:221 . tcp . 22"));
    }

    [Test]
    public void Write_AnyTextAtAll_NeverChangesWhatTheFileDoes([Range(1, 200)] int seed)
    {
        var plain = new SampleInventory();
        var strange = new SampleInventory();
        var texts = new StrangeTexts(seed);
        foreach (SampleInventory sample in (SampleInventory[])[plain, strange])
        {
            sample.Edit.Put(sample.Communication(Endpoint.Any, Endpoint.OfInterface(sample.Web1Eth1.Id)) with { Id = 1 });
        }

        strange.Edit.Put(strange.Shop with { Name = texts.Next() });
        strange.Edit.Put(strange.Web1 with { Name = texts.Next() });
        strange.Edit.Put(strange.Model.Communications[1] with { Description = texts.Next(), Owner = texts.Next() });

        string rules = Render(strange.Model.Entities[strange.Web1.Id], strange.Model);

        Assert.That(Effective(rules), Is.EqualTo(Effective(Render(plain.Web1, plain.Model))));
        Assert.That(rules, Does.Not.Contain('\r').And.Not.Contain('\0'));
    }

    [Test]
    public void Write_Twice_GivesTheSameBytes()
    {
        string[] files = [.. Enumerable.Range(0, 2)
            .Select(_ => new EveryKindInventory())
            .Select(inventory => Render(inventory.Gate, inventory.Model, Profile.Router))];

        Assert.That(files[0], Is.EqualTo(files[1]));
    }

    private static string Render(Entity entity, InventoryModel model, Profile? profile = null)
    {
        RuleFile file = RuleFiles.Render(
            entity, model, new RenderOptions { Format = RuleFormat.Nft, Profile = profile, Time = SampleInventory.Now });
        Assert.That(file.Findings.Where(finding => finding.IsError), Is.Empty);
        return file.Content;
    }

    private static string SetOf(string[] rules, string name) => string.Join('\n', rules
        .SkipWhile(line => line != $"\tset {name} {{")
        .TakeWhile(line => line != "\t}"));

    private static string[] Effective(string rules) =>
        [.. rules.Split('\n').Where(line => !line.TrimStart().StartsWith('#'))];

    private static string WithoutDigest(string rules) => Digest().Replace(rules, "");

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();
}
