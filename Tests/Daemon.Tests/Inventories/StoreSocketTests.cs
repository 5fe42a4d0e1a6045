// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Daemon.Tests.Inventories;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class StoreSocketTests
{
    [Test]
    public async Task Call_StoreCannotBeOpened_IsFault503UntilItCan()
    {
        using var directory = new TemporaryDirectory();
        string file = directory.Write("inventory.db", "this is no database, and long enough to be taken for none");
        await using InventoryServer server = await InventoryServer.StartAsync(file);
        string session = server.Login();

        Assert.That(
            async () => await server.CallAsync(session, "inv.project.list", []),
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(FaultCodes.Unavailable)
                .And.Message.Contains(file));

        File.Delete(file);
        Assert.That((await server.CallAsync(session, "inv.project.list", []))["total"].AsInt32(), Is.Zero);
    }

    [Test]
    public async Task Backup_WhileItIsInUse_HasWhatWasWritten()
    {
        using var directory = new TemporaryDirectory();
        await using InventoryServer server = await InventoryServer.StartAsync(directory.File("inventory.db"));
        await server.AddAsync(server.Login(), "project", new() { ["name"] = "shop" });

        Assert.That(await BackUpAsync(directory, "inventory.db"), Is.EqualTo(ExitCodes.Success));

        await using InventoryServer copy = await InventoryServer.StartAsync(directory.File("copy.db"));
        XmlRpcStruct page = await copy.CallAsync(copy.Login(), "inv.project.list", []);
        Assert.That(page["total"].AsInt32(), Is.EqualTo(1));
        Assert.That(await BackUpAsync(directory, "inventory.db"), Is.EqualTo(ExitCodes.StoreUnavailable), "it is there already");
        Assert.That(await BackUpAsync(directory, "nothing.db"), Is.EqualTo(ExitCodes.StoreUnavailable));
    }

    private static async Task<int> BackUpAsync(TemporaryDirectory directory, string store)
    {
        await using DaemonProcess pyctd = DaemonProcess.Start(
            "--store", directory.File(store), "--backup-inventory", directory.File("copy.db"));
        return await pyctd.WaitForExitAsync();
    }

    [Test]
    public async Task Calls_ManyAtOnce_LoseNoWrite()
    {
        await using InventoryServer server = await InventoryServer.StartAsync();
        string session = server.Login();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(AddPlacesAsync));

        Assert.That((await server.CallAsync(session, "inv.location.list", []))["total"].AsInt32(), Is.EqualTo(40));

        async Task AddPlacesAsync(int writer)
        {
            using XmlRpcClient client = server.Connect();
            for (int i = 0; i < 10; i++)
            {
                var fields = new XmlRpcStruct { ["name"] = $"place {writer}.{i}" };
                await client.CallAsync("inv.location.create", [session, new XmlRpcStruct { ["fields"] = fields }]);
            }
        }
    }
}
