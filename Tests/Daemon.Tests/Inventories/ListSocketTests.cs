// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

internal sealed class ListSocketTests : InventoryTest
{
    [SetUp]
    public async Task AddAsync()
    {
        foreach (string ports in new[] { "80", "443", "8000-8010", "25" })
        {
            await AddAsync("communication", Communication(ports));
        }
    }

    [Test]
    public async Task List_WithoutAnything_IsAllByIdWithATotal()
    {
        XmlRpcStruct page = (await Server.CallRawAsync("inv.communication.list", Session)).AsStruct();

        Assert.That(Ports(page), Is.EqualTo(new[] { "22", "80", "443", "8000-8010", "25" }));
        Assert.That((page["total"].AsInt32(), page["start"].AsInt32()), Is.EqualTo((5, 0)));
    }

    [TestCase(0, 2, "22,80")]
    [TestCase(3, 30, "8000-8010,25")]
    [TestCase(9, 30, "")]
    [TestCase(3, 0, "8000-8010,25")]
    public async Task List_Page_IsThatPartOfTheWhole(int start, int length, string expected)
    {
        XmlRpcStruct page = await CallAsync("inv.communication.list", new() { ["start"] = start, ["length"] = length });

        Assert.That(string.Join(',', Ports(page)), Is.EqualTo(expected));
        Assert.That((page["total"].AsInt32(), page["start"].AsInt32()), Is.EqualTo((5, start)));
    }

    [Test]
    public async Task List_LongerThanAPageMayBe_IsCut()
    {
        for (int i = 0; i < 101; i++)
        {
            await AddAsync("location", new() { ["name"] = $"place {i}" });
        }

        XmlRpcStruct page = await CallAsync("inv.location.list", new() { ["length"] = 1000 });

        Assert.That(page["items"].AsArray(), Has.Count.EqualTo(100), "--max-page");
        Assert.That(page["total"].AsInt32(), Is.EqualTo(102));
    }

    [Test]
    public async Task List_Ordered_IsByTheFieldInItsDirection()
    {
        XmlRpcStruct down = await CallAsync(
            "inv.communication.list", new() { ["order_by"] = "ports", ["order_dir"] = "D", ["length"] = 2 });
        XmlRpcStruct ids = await CallAsync("inv.communication.list", new() { ["order_dir"] = "desc", ["length"] = 1 });

        Assert.That(Ports(down), Is.EqualTo(new[] { "8000-8010", "443" }));
        Assert.That(Ports(ids), Is.EqualTo(new[] { "25" }));
    }

    [Test]
    public async Task List_OrderedByAddress_IsByNumber()
    {
        await AddAsync("address", new() { ["interface"] = Eth0, ["ip"] = "9.0.0.1" });
        await AddAsync("address", new() { ["interface"] = Eth0, ["ip"] = "2001:db8::1" });

        XmlRpcStruct[] items = await ItemsAsync("inv.address.list", new() { ["order_by"] = "ip" });

        Assert.That(
            items.Select(item => item["ip"].AsString()),
            Is.EqualTo(new[] { "9.0.0.1", "10.10.4.0", "192.0.2.10", "2001:db8::1" }));
    }

    [Test]
    public async Task List_Filtered_IsWhatHasAllOfIt()
    {
        Assert.That(await PortsAsync(new() { ["ports"] = "80", ["source"] = "LAN" }), Is.EqualTo(new[] { "80" }));
        Assert.That(await PortsAsync(new() { ["ports"] = "80", ["source"] = "web1" }), Is.Empty);
        Assert.That(await PortsAsync(new() { ["project"] = "other" }), Is.Empty);
        Assert.That(await PortsAsync(new() { ["project"] = Shop, ["log"] = false }), Has.Length.EqualTo(5));
        Assert.That(await PortsAsync(new() { ["entity"] = Web1 }), Has.Length.EqualTo(5));
        Assert.That(await PortsAsync(new() { ["entity"] = "nobody" }), Is.Empty);
    }

    [Test]
    public async Task List_FilteredByText_FindsItInNameAndDescription()
    {
        await AddAsync("location", new() { ["name"] = "Lyon", ["description"] = "Recovery site" });

        Assert.That(await NamesAsync("SITE"), Is.EquivalentTo(new[] { "main site", "Lyon" }));
        Assert.That(await NamesAsync("main"), Is.EqualTo(new[] { "main site" }));

        async Task<string[]> NamesAsync(string text) =>
            [.. (await ItemsAsync("inv.location.list", new() { ["filter"] = new XmlRpcStruct { ["q"] = text } }))
                .Select(item => item["name"].AsString())];
    }

    [Test]
    public async Task List_InterfacesAndAddresses_CanBeOfOneEntityOrProject()
    {
        Assert.That(await CountAsync("interface", "entity", "web1"), Is.EqualTo(1));
        Assert.That(await CountAsync("address", "entity", Lan), Is.EqualTo(1));
        Assert.That(await CountAsync("address", "project", "shop"), Is.EqualTo(2));
        Assert.That(await CountAsync("address", "project", Other), Is.Zero);

        async Task<int> CountAsync(string model, string field, XmlRpcValue value) => (await CallAsync(
            $"inv.{model}.list", new() { ["filter"] = new XmlRpcStruct { [field] = value } }))["total"].AsInt32();
    }

    private static string[] Ports(XmlRpcStruct page) =>
        [.. page["items"].AsArray().Select(item => item.AsStruct()["ports"].AsString())];

    private async Task<string[]> PortsAsync(XmlRpcStruct filter) =>
        Ports(await CallAsync("inv.communication.list", new() { ["filter"] = filter }));
}
