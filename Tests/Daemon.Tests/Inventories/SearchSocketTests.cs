// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Validation;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class SearchSocketTests : InventoryTest
{
    [TestCase("web", "entity web1")]
    [TestCase("192.0.2.0/24", "address 192.0.2.10")]
    [TestCase("10.10.4.7", "address 10.10.4.0/24")]
    [TestCase("tcp/22", "communication lan -> web1.eth0 (tcp/22)")]
    public async Task Search_WhatIsRemembered_FindsTheRecord(string query, string expected) =>
        Assert.That(await FoundAsync("inv.search", Session, new() { ["q"] = query }), Does.Contain(expected));

    [Test]
    public async Task Search_Narrowed_FindsThatAlone()
    {
        Assert.That(await FoundAsync("inv.search", Session, new()
        {
            ["q"] = "web1", ["models"] = new XmlRpcValue[] { "entity" }, ["project"] = "shop", ["limit"] = 5,
        }), Is.EqualTo(new[] { "entity web1" }));
        Assert.That(
            await FoundAsync("inv.search", Session, new() { ["q"] = "web1", ["project"] = "other" }), Is.Empty);
        Assert.That(await FoundAsync("inv.search", Session, new() { ["q"] = "" }), Is.Empty);
    }

    [Test]
    public async Task SearchSuggestResolve_OfWhatMayNotBeSeen_FindNothing()
    {
        string viewer = Server.Login("inventory.view@other");

        Assert.That(await FoundAsync("inv.search", viewer, new() { ["q"] = "web1" }), Is.Empty);
        Assert.That(await FoundAsync("inv.suggest", viewer, new() { ["q"] = "web" }), Is.Empty);
        Assert.That(
            (await Server.CallRawAsync("inv.resolve", viewer, new XmlRpcStruct { ["ip"] = "192.0.2.10" })).AsArray(), Is.Empty);
        FaultOf(Server.CallAsync(viewer, "inv.lint", new() { ["project"] = "shop" }), FaultCodes.NotFound);
        FaultOf(Server.CallAsync(viewer, "inv.diagram", new() { ["project"] = "shop" }), FaultCodes.NotFound);
    }

    [Test]
    public async Task Suggest_BeginningOfAName_IsTheBestFirst()
    {
        string[] found = await FoundAsync("inv.suggest", Session, new() { ["q"] = "we", ["limit"] = 1 });

        Assert.That(found, Is.EqualTo(new[] { "entity web1" }));
    }

    [Test]
    public async Task Resolve_Address_IsTheLongestPrefixFirst()
    {
        int wide = await AddAsync(
            "entity", new() { ["name"] = "all", ["project"] = "shop", ["location"] = Site, ["kind"] = "subnet" });
        int port = await AddAsync("interface", new() { ["entity"] = wide });
        await AddAsync("address", new() { ["interface"] = port, ["ip"] = "10.0.0.0/8" });

        XmlRpcStruct[] owners = [.. (await Server.CallRawAsync("inv.resolve", Session, new XmlRpcStruct { ["ip"] = "10.10.4.7" }))
            .AsArray().Select(owner => owner.AsStruct())];

        Assert.That(owners.Select(owner => (owner["entity"].AsInt32(), owner["prefix"].AsString(), owner["specificity"].AsInt32())),
            Is.EqualTo(new[] { (Lan, "10.10.4.0/24", 24), (wide, "10.0.0.0/8", 8) }));
    }

    [TestCase("")]
    [TestCase("web1")]
    [TestCase("10.0.0.0/8")]
    [TestCase("1.2.3")]
    public void Resolve_NoAddress_IsRefused(string text) => Assert.That(
        Refusals(CallAsync("inv.resolve", new() { ["ip"] = text })), Is.EqualTo(new[] { (ValidationCodes.Value, "ip") }));

    [Test]
    public async Task Lint_TwiceTheSame_NamesBoth()
    {
        XmlRpcStruct fields = Communication("22");
        fields["destination"] = "web1";
        int again = await AddAsync("communication", fields);

        XmlRpcStruct[] findings = [.. (await Server.CallRawAsync("inv.lint", Session, new XmlRpcStruct { ["project"] = Shop }))
            .AsArray().Select(finding => finding.AsStruct())];

        XmlRpcStruct found = findings.Single(finding => finding["code"].AsString() == ValidationCodes.Duplicate);
        Assert.That(new[] { found["comm"].AsInt32(), found["other"].AsInt32() }, Is.EquivalentTo(new[] { Ssh, again }));
    }

    [TestCase("svg", "image/svg+xml", "<svg")]
    [TestCase("dot", "text/vnd.graphviz", "digraph")]
    [TestCase("mermaid", "text/vnd.mermaid", "flowchart LR")]
    public async Task Diagram_EachFormat_ShowsTheEntities(string format, string mime, string expected)
    {
        XmlRpcStruct diagram = await CallAsync("inv.diagram", new() { ["project"] = "shop", ["format"] = format });

        Assert.That(diagram["mime"].AsString(), Is.EqualTo(mime));
        Assert.That(diagram["content"].AsString(), Does.Contain(expected).And.Contain("web1"));
    }

    [Test]
    public void Diagram_WhatCannotBeDrawn_IsRefused()
    {
        foreach ((string name, string value) in new[] { ("format", "png"), ("group_by", "owner"), ("overlay", "drift") })
        {
            Assert.That(
                Refusals(CallAsync("inv.diagram", new() { ["project"] = "shop", [name] = value })),
                Is.EqualTo(new[] { (ValidationCodes.Value, name) }));
        }
    }

    private async Task<string[]> FoundAsync(string method, string session, XmlRpcStruct request) =>
        [.. (await Server.CallRawAsync(method, session, request)).AsArray().Select(hit => hit.AsStruct())
            .Select(hit => $"{hit["model"].AsString()} {hit["label"].AsString()}")];
}
