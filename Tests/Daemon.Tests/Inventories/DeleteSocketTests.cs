// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class DeleteSocketTests : InventoryTest
{
    [Test]
    public async Task Preview_Entity_ShowsNestedWhatGoesWithIt()
    {
        XmlRpcStruct preview = await PreviewAsync("entity", Web1);

        Assert.That(Lines(preview["tree"], ""), Is.EqualTo(new[]
        {
            "entity web1", " interface web1.eth0", "  address 192.0.2.10", "  communication lan -> web1.eth0 (tcp/22)",
        }));
        Assert.That(preview["counts"].AsStruct().Select(count => $"{count.Key} {count.Value.AsInt32()}"), Is.EqualTo(new[]
        {
            "entity 1", "interface 1", "address 1", "communication 1",
        }));
        Assert.That(preview["expires"].AsString(), Does.Match("^20..-..-..T..:..:..Z$"));
        Assert.That((await CallAsync("inv.entity.get", new() { ["id"] = Web1 }))["name"].AsString(), Is.EqualTo("web1"));
    }

    [Test]
    public async Task Delete_WithTheToken_RemovesWhatWasShown()
    {
        XmlRpcStruct done = await CallAsync("inv.entity.delete", await TokenAsync("entity", Web1));

        Assert.That(done["deleted"].AsStruct().Sum(count => count.Value.AsInt32()), Is.EqualTo(4));
        FaultOf(CallAsync("inv.communication.get", new() { ["id"] = Ssh }), FaultCodes.NotFound);
        Assert.That(await ItemsAsync("inv.entity.list", []), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Delete_TokenAgain_IsNoGood()
    {
        XmlRpcStruct request = await TokenAsync("communication", Ssh);
        await CallAsync("inv.communication.delete", request);

        FaultOf(CallAsync("inv.communication.delete", request), FaultCodes.Conflict);
    }

    [Test]
    public async Task Delete_TokenTooOld_IsNoGood()
    {
        XmlRpcStruct request = await TokenAsync("communication", Ssh);
        Server.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.That(
            FaultOf(CallAsync("inv.communication.delete", request), FaultCodes.Conflict).Message, Does.Contain("older"));
    }

    [Test]
    public async Task Delete_TokenOfAnotherSessionOrRecord_IsNoGood()
    {
        XmlRpcStruct request = await TokenAsync("communication", Ssh);

        FaultOf(Server.CallAsync(Server.Login(), "inv.communication.delete", request), FaultCodes.Conflict);
        FaultOf(CallAsync("inv.entity.delete", request), FaultCodes.Conflict);
        Assert.That(await CallAsync("inv.communication.delete", request), Is.Not.Null, "it is still good for its own");
    }

    [Test]
    public async Task Delete_ProjectChangedSince_MustBePreviewedAgain()
    {
        XmlRpcStruct request = await TokenAsync("entity", Web1);
        await AddAsync("communication", Communication("80"));

        Assert.That(FaultOf(CallAsync("inv.entity.delete", request), FaultCodes.Conflict).Message, Does.Contain("changed"));
        Assert.That(await ItemsAsync("inv.entity.list", []), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task Delete_OtherProjectChangedSince_IsDone()
    {
        XmlRpcStruct request = await TokenAsync("entity", Web1);
        await AddAsync("entity", new() { ["name"] = "x", ["project"] = "other", ["location"] = Site });

        Assert.That((await CallAsync("inv.entity.delete", request)).ContainsName("deleted"), Is.True);
    }

    [Test]
    public async Task Delete_LocationInUse_NeedsCascade()
    {
        Assert.That(
            FaultOf(PreviewAsync("location", Site), FaultCodes.Conflict).Message, Does.Contain("main site"));

        XmlRpcStruct preview = await CallAsync("inv.location.delete_preview", new() { ["id"] = Site, ["cascade"] = true });
        await CallAsync("inv.location.delete", new() { ["id"] = Site, ["token"] = preview["token"] });

        Assert.That(await ItemsAsync("inv.entity.list", []), Is.Empty);
    }

    [Test]
    public async Task Preview_MemberOfAGroup_NamesTheGroupThatShrinks()
    {
        int group = await AddAsync("entity", new()
        {
            ["name"] = "all",
            ["project"] = "shop",
            ["location"] = Site,
            ["kind"] = "group",
            ["members"] = new XmlRpcValue[] { Web1, Lan },
        });
        XmlRpcStruct preview = await PreviewAsync("entity", Lan);

        Assert.That(preview["groups"].AsArray().Single().AsStruct()["id"].AsInt32(), Is.EqualTo(group));
    }

    private static string[] Lines(XmlRpcValue nodes, string indent) =>
    [
        .. nodes.AsArray().Select(node => node.AsStruct()).SelectMany(node => (string[])
        [
            $"{indent}{node["model"].AsString()} {node["label"].AsString()}",
            .. node.TryGetValue("children", out XmlRpcValue children) ? Lines(children, indent + " ") : [],
        ]),
    ];

    private Task<XmlRpcStruct> PreviewAsync(string model, int id) =>
        CallAsync($"inv.{model}.delete_preview", new() { ["id"] = id });

    private async Task<XmlRpcStruct> TokenAsync(string model, int id) =>
        new() { ["id"] = id, ["token"] = (await PreviewAsync(model, id))["token"] };
}
