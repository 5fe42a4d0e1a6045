// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Store;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PostgresInventoryStoreSocketTests : InventoryStoreTests
{
    private static Postgres? s_server;
    private readonly string _location = s_server!.MakeDatabase();

    protected override string Location => _location;

    [OneTimeSetUp]
    public static async Task StartServer()
    {
        if (Postgres.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }

        s_server = await Postgres.StartAsync();
    }

    [OneTimeTearDown]
    public static async Task StopServer()
    {
        if (s_server is not null)
        {
            await s_server.DisposeAsync();
        }
    }
}
