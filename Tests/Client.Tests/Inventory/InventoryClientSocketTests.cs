// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Client.Inventory;
using Client.Tests.Support;
using Contract;
using Contract.Records;
using NUnit.Framework;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Client.Tests.Inventory;

/// <summary>The inventory's calls as they reach a daemon over HTTP.</summary>
internal sealed class InventoryClientSocketTests
{
    private static readonly string s_list = InventoryMethods.List(InventoryModels.Entity);

    private FakeDaemon _daemon = null!;
    private RpcClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _daemon = await FakeDaemon.StartAsync();
        _client = new RpcClient(new RpcClientOptions { Address = XmlRpcAddress.Parse(_daemon.Address) });
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _daemon.DisposeAsync();
    }

    [TestCase(null, 7, 4)]
    [TestCase(5, 5, 3)]
    [TestCase(2, 2, 1)]
    public async Task ListAsync_Pages_AreAskedForAsTheyAreWanted(int? limit, int expected, int calls)
    {
        // A daemon may give shorter pages than it is asked for.
        _daemon.Answer(s_list, call => Page(call.Arguments[0].AsStruct(), total: 7, longest: 2));

        List<string> names = [];
        InventoryQuery query = new InventoryQuery { Limit = limit }.Where("project", "shop").Where("entity", null);
        await foreach (InventoryRecord record in _client.Inventory.ListAsync(InventoryModels.Entity, query))
        {
            names.Add(record.Text("name"));
        }

        Assert.That(names, Is.EqualTo(Enumerable.Range(0, expected).Select(number => $"e{number}")));
        Assert.That(_daemon.CalledMethods.Count(method => method == s_list), Is.EqualTo(calls));
        XmlRpcStruct filter = _daemon.Calls[1].Arguments[0].AsStruct()["filter"].AsStruct();
        Assert.That(filter.Names, Is.EqualTo(["project"]));
    }

    [Test]
    public async Task UpdateAsync_Fields_TravelWithTheRevision()
    {
        _daemon.Answer(InventoryMethods.Update(InventoryModels.Entity), _ => new XmlRpcStruct { ["id"] = 7 });

        InventoryRecord record = await _client.Inventory.UpdateAsync(
            InventoryModels.Entity, 7, new Dictionary<string, object?> { ["description"] = "x" }, revision: 3);

        XmlRpcStruct request = _daemon.Calls[1].Arguments[0].AsStruct();
        Assert.That(record.Id, Is.EqualTo(7));
        Assert.That(request["if_revision"].AsInt32(), Is.EqualTo(3));
        Assert.That(request["fields"].AsStruct()["description"].AsString(), Is.EqualTo("x"));
    }

    [Test]
    public void CallForListAsync_NoList_IsSaid()
    {
        _daemon.Answer(InventoryMethods.Lint, _ => new XmlRpcStruct());

        Assert.That(
            async () => await _client.Inventory.CallForListAsync(InventoryMethods.Lint, new Dictionary<string, object?>()),
            Throws.TypeOf<RecordFormatException>());
    }

    private static XmlRpcStruct Page(XmlRpcStruct request, int total, int longest)
    {
        int start = request["start"].AsInt32();
        int length = int.Min(int.Min(longest, request["length"].AsInt32()), total - start);
        return new XmlRpcStruct
        {
            ["total"] = total,
            ["start"] = start,
            ["items"] = Enumerable.Range(start, length)
                .Select(number => (XmlRpcValue)new XmlRpcStruct { ["id"] = number + 1, ["name"] = $"e{number}" }).ToArray(),
        };
    }
}
