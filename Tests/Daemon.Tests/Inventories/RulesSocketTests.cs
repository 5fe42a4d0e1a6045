// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Validation;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class RulesSocketTests : InventoryTest
{
    [TestCase("iptables", "web1.rules.v4", "--dport 22 ")]
    [TestCase("ip6tables", "web1.rules.v6", "*filter")]
    [TestCase("nft", "web1.nft", "10.10.4.0/24 . 192.0.2.10 . tcp . 22")]
    [TestCase("json", "web1.json", "\"ports\": \"22\"")]
    [TestCase("shell", "web1.sh", "#!/bin/sh")]
    [TestCase("conntrackt", "web1-iptables.conf", "-s 10.10.4.0/255.255.255.0")]
    public async Task Render_EachFormat_HasTheRules(string format, string name, string expected)
    {
        XmlRpcStruct file = await CallAsync("inv.render", new() { ["entity"] = Web1, ["format"] = format });

        Assert.That(file["filename"].AsString(), Is.EqualTo(name));
        Assert.That(file["content"].AsString(), Does.Contain(expected));
        Assert.That(file["digest"].AsString(), Does.StartWith("sha256:"));
    }

    [Test]
    public async Task Render_ByNameAndAtARevision_IsWhatItWas()
    {
        int revision = await RevisionAsync();
        XmlRpcStruct request = new() { ["entity"] = "web1", ["project"] = "shop", ["format"] = "iptables" };
        string before = (await CallAsync("inv.render", request))["digest"].AsString();
        await AddAsync("communication", Communication("80"));
        string after = (await CallAsync("inv.render", request))["digest"].AsString();
        request["revision"] = revision;

        Assert.That((await CallAsync("inv.render", request))["digest"].AsString(), Is.EqualTo(before).And.Not.EqualTo(after));
    }

    [Test]
    public async Task Render_Subnet_Warns() => Assert.That(
        (await CallAsync("inv.render", new() { ["entity"] = Lan, ["format"] = "nft" }))["warnings"].AsArray()
            .Select(warning => warning.AsStruct()["code"].AsString()),
        Does.Contain(ValidationCodes.SubnetHasRules));

    [Test]
    public async Task Render_WhatTheFormatHasNoWordsFor_IsFault422()
    {
        XmlRpcStruct fields = Communication("");
        fields["protocol"] = "sctp";
        await AddAsync("communication", fields);

        Assert.That(
            Refusals(CallAsync("inv.render", new() { ["entity"] = Web1, ["format"] = "conntrackt" })).Select(one => one.Code),
            Has.All.EqualTo(ValidationCodes.Format));
    }

    [TestCase("entity", 4711, FaultCodes.NotFound)]
    [TestCase("entity", "web1", FaultCodes.InvalidValue)]
    [TestCase("format", "pf", FaultCodes.InvalidValue)]
    [TestCase("profile", "none", FaultCodes.InvalidValue)]
    [TestCase("revision", 4711, FaultCodes.InvalidValue)]
    public void Render_WrongArguments_SaysSo(string name, object value, int code)
    {
        XmlRpcStruct request = new() { ["entity"] = Web1, ["format"] = "nft" };
        request[name] = NeutralValues.ToXmlRpc(value);

        FaultOf(CallAsync("inv.render", request), code);
    }

    [Test]
    public void Render_EntityThatMayNotBeSeen_IsFault404()
    {
        string viewer = Server.Login("inventory.view@other");
        foreach (string method in new[] { "inv.render", "inv.validate" })
        {
            FaultOf(
                Server.CallAsync(viewer, method, new() { ["entity"] = Web1, ["format"] = "nft" }), FaultCodes.NotFound);
        }

        FaultOf(Server.CallAsync(viewer, "inv.bundle", new() { ["project"] = Shop }), FaultCodes.NotFound);
    }

    [Test]
    public async Task Bundle_OfPyctd_HasRulesManifestAndInventory() => Assert.That(
        await NamesAsync(new() { ["project"] = "shop", ["formats"] = new XmlRpcValue[] { "nft" } }, "shop-firewall-r"),
        Is.SupersetOf(new[] { "manifest.json", "inventory.json", "communications.csv", "main_site/web1.nft" })
            .And.None.EndsWith(".rules.v4"));

    [Test]
    public async Task Bundle_OfConntrackt_IsFlat() => Assert.That(
        await NamesAsync(
            new() { ["project"] = "shop", ["location"] = "main site", ["layout"] = "conntrackt" }, "shop-main_site-iptables.zip"),
        Has.All.EndsWith("-iptables.conf").And.None.Contains("/"));

    [Test]
    public async Task Validate_ByTheModel_JudgesTheProject()
    {
        XmlRpcStruct verdict = await CallAsync("inv.validate", new() { ["entity"] = Web1, ["level"] = "model" });

        Assert.That((verdict["ok"].AsBoolean(), verdict["level"].AsString()), Is.EqualTo((true, "model")));
    }

    [TestCase("nft", "tool")]
    [TestCase("iptables", "tool")]
    [TestCase("ip6tables", "kernel")]
    [TestCase("nft", "kernel")]
    public async Task Validate_Entity_PassesWhereThisMachineCanCheck(string format, string level)
    {
        XmlRpcStruct verdict = await CallAsync("inv.validate", new() { ["entity"] = Web1, ["format"] = format, ["level"] = level });

        Assert.That(verdict["ok"].AsBoolean(), Is.EqualTo(verdict["available"].AsBoolean()), verdict["stderr"].AsString());
        Assert.That(verdict["ms"].AsDouble(), Is.GreaterThan(0));
    }

    [Test]
    public async Task Validate_BadFile_NamesTheLine()
    {
        XmlRpcStruct verdict = await CallAsync("inv.validate", new()
        {
            ["content"] = "table inet x {\n  chain y { nonsense }\n}\n",
            ["format"] = "nft",
            ["level"] = "tool",
        });
        if (!verdict["available"].AsBoolean())
        {
            Assert.Ignore(verdict["stderr"].AsString());
        }

        Assert.That((verdict["ok"].AsBoolean(), verdict["line"].AsInt32()), Is.EqualTo((false, 2)));
        Assert.That(verdict["exit"].AsInt32(), Is.Not.Zero);
    }

    [Test]
    public void Validate_WrongArguments_SaysSo()
    {
        Refused([], "format");
        Refused(new() { ["format"] = "nft" }, "entity");
        Refused(new() { ["format"] = "nft", ["entity"] = Web1, ["content"] = "" }, "entity");
        Refused(new() { ["format"] = "json", ["entity"] = Web1 }, "format");
        Refused(new() { ["format"] = "nft", ["content"] = "", ["level"] = "model" }, "level");

        void Refused(XmlRpcStruct request, string field) =>
            Assert.That(Refusals(CallAsync("inv.validate", request)), Is.EqualTo(new[] { (ValidationCodes.Value, field) }));
    }

    private async Task<string[]> NamesAsync(XmlRpcStruct request, string name)
    {
        XmlRpcStruct file = await CallAsync("inv.bundle", request);
        Assert.That(file["filename"].AsString(), Does.StartWith(name));
        using var archive = new ZipArchive(new MemoryStream(file["content"].AsBase64()));
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
