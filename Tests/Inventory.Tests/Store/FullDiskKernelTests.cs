// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Store;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Store;

/// <summary>A disk that is full: what was acknowledged stays, the fault is clear, and with more room it goes on.</summary>
internal sealed class FullDiskKernelTests
{
    [SetUp]
    public void NeedTheRightToMount()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("mounting a small disk needs root");
        }
    }

    [Test]
    public async Task Edit_OnAFullDisk_LosesNothingInSqlite()
    {
        using var disk = new SmallDisk(kibibytes: 2048);
        string location = Path.Combine(disk.Path, "inventory.db");

        List<string> acknowledged = await FillAsync(location, "is full; nothing was stored.");
        await CheckAsync(location, acknowledged);

        disk.Enlarge(kibibytes: 8192);
        acknowledged.Add(await AddOneAsync(location));
        await CheckAsync(location, acknowledged);
    }

    [Test]
    public async Task Backup_OntoAFullDisk_SaysSoAndLeavesNothing()
    {
        using var source = new SmallDisk(kibibytes: 4096);
        using var disk = new SmallDisk(kibibytes: 512);
        await using IInventoryStore store = await InventoryStores.OpenAsync(
            Path.Combine(source.Path, "inventory.db"), CancellationToken.None);
        using var editor = new InventoryEditor(store, TimeProvider.System);
        for (int number = 0; number < 10; number++)
        {
            await AddAsync(editor, $"location {number}");
        }

        string copy = Path.Combine(disk.Path, "copy.db");
        Assert.That(
            () => store.BackupAsync(copy, CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>().With.Message.Contains(copy).And.Message.Contains("full"));
        Assert.That(Directory.GetFiles(disk.Path), Is.Empty);
    }

    [Test]
    public async Task Edit_OnAFullDisk_LosesNothingInPostgres()
    {
        NeedPostgres();
        using var disk = new SmallDisk(kibibytes: 16 * 1024);
        await using Postgres server = await Postgres.StartAsync();
        Postgres.GiveAway(disk.Path);
        server.Execute($"CREATE TABLESPACE small LOCATION '{disk.Path}'");
        string location = server.MakeDatabase("-D", "small");

        List<string> acknowledged = await FillAsync(location, "is full; nothing was stored.");
        await CheckAsync(location, acknowledged);

        disk.Enlarge(kibibytes: 32 * 1024);
        acknowledged.Add(await AddOneAsync(location));
        await CheckAsync(location, acknowledged);
        await server.StopAsync("INT");
    }

    // With its log on a full disk PostgreSQL ends itself, and has to be started again when there is room.
    [Test]
    public async Task Edit_WithTheServersLogOnAFullDisk_LosesNothing()
    {
        NeedPostgres();
        using var disk = new SmallDisk(kibibytes: 80 * 1024);
        await using Postgres server = await Postgres.StartAsync(disk.Path, "--wal-segsize=1");
        string location = server.MakeDatabase();
        server.Execute("ALTER SYSTEM SET max_wal_size = '1GB'");
        server.Execute("ALTER SYSTEM SET wal_keep_size = '1GB'");
        server.Execute("SELECT pg_reload_conf()");

        List<string> acknowledged = await FillAsync(location, "PostgreSQL");

        await server.StopAsync("QUIT");
        disk.Enlarge(kibibytes: 300 * 1024);
        await server.StartAgainAsync();
        await CheckAsync(location, acknowledged);
        acknowledged.Add(await AddOneAsync(location));
        await CheckAsync(location, acknowledged);
        await server.StopAsync("QUIT");
    }

    private static void NeedPostgres()
    {
        if (Postgres.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }

    // Writes until the store refuses, and then once more, which is refused too.
    private static async Task<List<string>> FillAsync(string location, string complaint)
    {
        await using IInventoryStore store = await InventoryStores.OpenAsync(location, CancellationToken.None);
        using var editor = new InventoryEditor(store, TimeProvider.System);
        var acknowledged = new List<string>();
        InventoryStoreException? refused = null;
        while (refused is null)
        {
            string name = $"location {acknowledged.Count}";
            try
            {
                await AddAsync(editor, name);
                acknowledged.Add(name);
            }
            catch (InventoryStoreException exception)
            {
                refused = exception;
            }
        }

        Assert.That(refused.Message, Does.Contain(complaint));
        Assert.That(refused.Message, Does.Not.Contain('\n'));
        Assert.That(acknowledged, Has.Count.GreaterThan(1));
        return acknowledged;
    }

    // Not the history: PostgreSQL sorts that much on the disk that is full.
    private static async Task CheckAsync(string location, List<string> acknowledged)
    {
        await using IInventoryStore store = await InventoryStores.OpenAsync(location, CancellationToken.None);
        InventoryState state = await store.ReadAsync(CancellationToken.None);
        string[] names = [.. state.Model.Locations.Values.Select(one => one.Name).Where(name => name != "one more")];
        Assert.That(names, Is.EqualTo(acknowledged.Where(name => name != "one more")));
    }

    private static async Task<string> AddOneAsync(string location)
    {
        await using IInventoryStore store = await InventoryStores.OpenAsync(location, CancellationToken.None);
        using var editor = new InventoryEditor(store, TimeProvider.System);
        await AddAsync(editor, "one more");
        return "one more";
    }

    // With some weight, so that it does not take long.
    private static Task<EditResult> AddAsync(InventoryEditor editor, string name) => editor.EditAsync(
        new EditRequest("alice"),
        (edit, _) =>
        {
            edit.Add(new Location { Name = name, Description = new string('x', 1000) });
            for (int number = 0; number < 20; number++)
            {
                edit.Add(new Project { Name = $"project {number} of {name}", Description = new string('x', 1000) });
            }
        },
        CancellationToken.None);
}
