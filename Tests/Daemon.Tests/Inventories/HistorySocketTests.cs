// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Validation;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class HistorySocketTests : InventoryTest
{
    [Test]
    public async Task History_OfAProject_IsItsWritesWithAuthorAndComment()
    {
        await ChangePortsAsync("2222", "Moved, see T-1");

        XmlRpcStruct[] items = await ItemsAsync("inv.history", new() { ["project"] = "shop", ["length"] = 2 });

        Assert.That(items, Has.Length.EqualTo(2));
        Assert.That(items[0]["author"].AsString(), Is.EqualTo("alice"));
        Assert.That(items[0]["comment"].AsString(), Is.EqualTo("Moved, see T-1"));
        Assert.That(items[0]["time"].AsString(), Does.Match("^20..-..-..T..:..:..Z$"));
        Assert.That(items.Select(item => item["revision"].AsInt32()),
            Is.EqualTo(new[] { await RevisionAsync(), await RevisionAsync() - 1 }));
    }

    [Test]
    public async Task History_OfEverything_IsForThoseWhoMaySeeIt()
    {
        Assert.That((await CallAsync("inv.history", []))["total"].AsInt32(), Is.GreaterThan(5));
        FaultOf(Server.CallAsync(Server.Login("inventory.view@shop"), "inv.history", []), FaultCodes.Forbidden);
        FaultOf(
            Server.CallAsync(Server.Login("inventory.view@other"), "inv.history", new() { ["project"] = "shop" }),
            FaultCodes.NotFound);
    }

    [Test]
    public async Task Diff_OfTheLastRevision_NamesFieldsFromAndTo()
    {
        await ChangePortsAsync("2222");

        XmlRpcStruct diff = await CallAsync("inv.diff", new() { ["project"] = "shop" });

        XmlRpcStruct change = diff["changes"].AsArray().Single().AsStruct();
        Assert.That((change["op"].AsString(), change["model"].AsString(), change["id"].AsInt32()),
            Is.EqualTo(("update", "communication", Ssh)));
        XmlRpcStruct ports = change["fields"].AsStruct()["ports"].AsStruct();
        Assert.That((ports["from"].AsString(), ports["to"].AsString()), Is.EqualTo(("22", "2222")));
        Assert.That(change["fields"].AsStruct().Count, Is.EqualTo(1));
    }

    [Test]
    public async Task Diff_AsText_HasLinesForPeople()
    {
        await ChangePortsAsync("2222");
        int id = await AddAsync("communication", Communication("80"));

        string text = (await CallAsync("inv.diff", new()
        {
            ["project"] = "shop",
            ["from"] = await RevisionAsync() - 2,
            ["format"] = "text",
        }))["text"].AsString();

        Assert.That(text.Split('\n'), Does.Contain($"~ communication {Ssh} lan -> web1.eth0 (tcp/2222)")
            .And.Contain("    ports: 22 -> 2222").And.Contain($"+ communication {id} lan -> web1.eth0 (tcp/80)"));
    }

    [Test]
    public async Task Diff_AsRules_HasTheLinesThatComeAndGo()
    {
        await ChangePortsAsync("2222");

        string text = (await CallAsync("inv.diff", new()
        {
            ["project"] = "shop",
            ["format"] = "rules",
            ["rule_format"] = "iptables",
        }))["text"].AsString();

        string[] lines = text.TrimEnd('\n').Split('\n');
        Assert.That(lines, Has.Length.EqualTo(3), text);
        Assert.That(lines[0], Is.EqualTo("@@ web1"));
        Assert.That(lines[1], Does.StartWith("-").And.Contain("--dport 22 "));
        Assert.That(lines[2], Does.StartWith("+").And.Contain("--dport 2222 "));
    }

    [Test]
    public async Task Revert_ToARevision_IsANewOneThatIsLikeIt()
    {
        int good = await RevisionAsync();
        await ChangePortsAsync("1");
        await AddAsync("communication", Communication("80"));

        XmlRpcStruct done = await CallAsync("inv.revert", new() { ["project"] = "shop", ["to"] = good, ["if_revision"] = good + 2 });

        Assert.That((done["revision"].AsInt32(), done["changes"].AsInt32()), Is.EqualTo((good + 3, 2)));
        Assert.That((await ItemsAsync("inv.communication.list", [])).Single()["ports"].AsString(), Is.EqualTo("22"));
    }

    [Test]
    public async Task Revert_RemovedProject_ComesBackByItsId()
    {
        int revision = await RevisionAsync();
        XmlRpcStruct preview = await CallAsync("inv.project.delete_preview", new() { ["id"] = Shop });
        await CallAsync("inv.project.delete", new() { ["id"] = Shop, ["token"] = preview["token"] });
        FaultOf(CallAsync("inv.project.get", new() { ["id"] = Shop }), FaultCodes.NotFound);

        await CallAsync("inv.revert", new() { ["project"] = Shop, ["to"] = revision });

        Assert.That((await CallAsync("inv.communication.get", new() { ["id"] = Ssh }))["ports"].AsString(), Is.EqualTo("22"));
    }

    [Test]
    public async Task Revert_DryRun_WritesNothing()
    {
        int revision = await RevisionAsync();
        await CallAsync("inv.revert", new() { ["project"] = "shop", ["to"] = revision - 1, ["dry_run"] = true });

        Assert.That(await RevisionAsync(), Is.EqualTo(revision));
    }

    [Test]
    public void Revert_WithoutThePermissions_IsFault403()
    {
        foreach (string rights in new[] { "inventory.edit", "inventory.view,inventory.delete" })
        {
            FaultOf(
                Server.CallAsync(Server.Login(rights), "inv.revert", new() { ["project"] = Shop, ["to"] = 1 }), FaultCodes.Forbidden);
        }
    }

    [Test]
    public void Revert_UnknownOrStaleRevision_SaysSo()
    {
        Assert.That(Refusals(CallAsync("inv.revert", new() { ["project"] = "shop", ["to"] = 4711 })), Is.EqualTo(new[]
        {
            (ValidationCodes.Unknown, "revision"),
        }));
        FaultOf(
            CallAsync("inv.revert", new() { ["project"] = "shop", ["to"] = 1, ["if_revision"] = 1 }), FaultCodes.Conflict);
    }

    private Task<XmlRpcStruct> ChangePortsAsync(string ports, string comment = "") => CallAsync("inv.communication.update", new()
    {
        ["id"] = Ssh,
        ["fields"] = new XmlRpcStruct { ["ports"] = ports },
        ["comment"] = comment,
    });
}
