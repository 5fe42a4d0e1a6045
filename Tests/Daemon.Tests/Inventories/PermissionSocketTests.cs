// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class PermissionSocketTests : InventoryTest
{
    [Test]
    public async Task View_OneProject_HidesTheOthers()
    {
        string viewer = Server.Login("inventory.view@other");

        Assert.That((await Server.CallAsync(viewer, "inv.project.list", []))["items"].AsArray()
            .Select(item => item.AsStruct()["name"].AsString()), Is.EqualTo(new[] { "other" }));
        Assert.That((await Server.CallAsync(viewer, "inv.entity.list", []))["total"].AsInt32(), Is.Zero);
        Assert.That((await Server.CallAsync(viewer, "inv.location.list", []))["total"].AsInt32(), Is.EqualTo(1));
        FaultOf(Server.CallAsync(viewer, "inv.project.get", new() { ["id"] = Shop }), FaultCodes.NotFound);
        FaultOf(Server.CallAsync(viewer, "inv.address.get", new() { ["id"] = 1 }), FaultCodes.NotFound);
        FaultOf(
            Server.CallAsync(viewer, "inv.entity.list", new() { ["filter"] = new XmlRpcStruct { ["project"] = "shop" } }),
            FaultCodes.NotFound);
    }

    [TestCase("inventory.view")]
    [TestCase("inventory.delete")]
    [TestCase("inventory.view,inventory.edit@other")]
    [TestCase("inventory.view,inventory.edit@#1")]
    public async Task Edit_WithoutThePermission_IsFault403(string rights)
    {
        string user = Server.Login(rights);
        XmlRpcStruct update = new() { ["id"] = Ssh, ["fields"] = new XmlRpcStruct { ["ports"] = "1" } };

        Assert.That(
            FaultOf(Server.CallAsync(user, "inv.communication.update", update), FaultCodes.Forbidden).Message,
            Does.Contain("inventory.edit").And.Contain("shop"));
        FaultOf(Server.CallAsync(user, "inv.communication.create", new() { ["fields"] = Communication("1") }), FaultCodes.Forbidden);
        FaultOf(Server.CallAsync(user, "inv.communication.bulk", Bulk()), FaultCodes.Forbidden);
        Assert.That(await ItemsAsync("inv.communication.list", []), Has.Length.EqualTo(1));
    }

    [TestCase("inventory.edit")]
    [TestCase("inventory.view,inventory.delete@other")]
    public void Delete_WithoutThePermission_IsFault403(string rights)
    {
        string user = Server.Login(rights);

        FaultOf(Server.CallAsync(user, "inv.entity.delete_preview", new() { ["id"] = Web1 }), FaultCodes.Forbidden);
        FaultOf(Server.CallAsync(user, "inv.communication.bulk", new()
        {
            ["project"] = Shop,
            ["ops"] = new XmlRpcValue[] { new XmlRpcStruct { ["op"] = "delete", ["id"] = Ssh } },
        }), FaultCodes.Forbidden);
    }

    [Test]
    public async Task Edit_OneProject_GoesThereAndNotIntoWhatAllShare()
    {
        string editor = Server.Login("inventory.edit@shop");

        Assert.That(await Server.AddAsync(editor, "communication", Communication("80")), Is.GreaterThan(0));
        FaultOf(CreateAsync("project", new() { ["name"] = "new" }), FaultCodes.Forbidden);
        FaultOf(CreateAsync("location", new() { ["name"] = "new" }), FaultCodes.Forbidden);
        FaultOf(
            Server.CallAsync(editor, "inv.entity.update", new()
            {
                ["id"] = Lan,
                ["fields"] = new XmlRpcStruct { ["project"] = Other },
            }),
            FaultCodes.Forbidden);

        Task<XmlRpcStruct> CreateAsync(string model, XmlRpcStruct fields) =>
            Server.CallAsync(editor, $"inv.{model}.create", new() { ["fields"] = fields });
    }

    [Test]
    public async Task Delete_CascadeIntoAProjectWithoutThePermission_IsFault403()
    {
        await AddAsync("entity", new() { ["name"] = "x", ["project"] = "other", ["location"] = Site });
        XmlRpcStruct request = new() { ["id"] = Site, ["cascade"] = true };

        FaultOf(
            Server.CallAsync(Server.Login("inventory.delete@shop"), "inv.location.delete_preview", request), FaultCodes.Forbidden);
    }

    [Test]
    public void AnyCall_WithoutTheRole_IsFault403() =>
        FaultOf(Server.CallAsync(Server.Login("view,kill,change,admin"), "inv.project.list", []), FaultCodes.Forbidden);

    private static XmlRpcStruct Bulk() => new()
    {
        ["project"] = "shop",
        ["ops"] = new XmlRpcValue[] { new XmlRpcStruct { ["op"] = "create", ["fields"] = Communication("80") } },
    };
}
