// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Store;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Store;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class PostgresDurabilitySocketTests : StoreDurabilityTests
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

    [TestCase("INT")]
    [TestCase("QUIT")]
    public async Task Edit_WhileTheServerIsDown_FailsClearlyAndWorksAfterwards(string signal)
    {
        await using IInventoryStore store = await InventoryStores.OpenAsync(Location, CancellationToken.None);
        using var editor = new InventoryEditor(store, TimeProvider.System);
        await AddAsync(editor, "before");

        await s_server!.StopAsync(signal);
        Assert.That(
            () => AddAsync(editor, "meanwhile"),
            Throws.TypeOf<InventoryStoreException>().With.Message.Not.Contains('\n'));
        Assert.That(
            () => AddAsync(editor, "meanwhile"),
            Throws.TypeOf<InventoryStoreException>().With.Message.Contains("does not answer"));
        await s_server.StartAgainAsync();
        await AddAsync(editor, "afterwards");

        InventoryState state = await store.ReadAsync(CancellationToken.None);
        Assert.That(
            state.Model.Locations.Values.Select(location => location.Name),
            Is.EquivalentTo(new[] { "before", "afterwards" }));
    }

    [Test]
    public async Task Edit_AfterTheServerWasStartedAgain_Works()
    {
        await using IInventoryStore store = await InventoryStores.OpenAsync(Location, CancellationToken.None);
        using var editor = new InventoryEditor(store, TimeProvider.System);
        await AddAsync(editor, "before");

        await s_server!.StopAsync("INT");
        await s_server.StartAgainAsync();
        await AddAsync(editor, "afterwards");

        Assert.That((await store.ReadAsync(CancellationToken.None)).Model.Locations, Has.Count.EqualTo(2));
    }

    [Test]
    public void Open_DatabaseOfAnotherEncoding_IsRefused()
    {
        string store = s_server!.MakeDatabase("-E", "LATIN1", "-l", "C", "-T", "template0");

        Assert.That(
            () => InventoryStores.OpenAsync(store, CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>().With.Message.Contains("LATIN1"));
    }

    [TestCase("Host=/nowhere;Database=x;Password=secret", "PostgreSQL /nowhere x does not answer")]
    [TestCase("Host=/nowhere;Nonsense=x", "Nonsense")]
    public void Open_WhatCannotBeReached_SaysSo(string store, string expected)
    {
        Assert.That(
            () => InventoryStores.OpenAsync(store, CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>()
                .With.Message.Contains(expected).IgnoreCase.And.Message.Not.Contains("secret"));
    }

    [Test]
    public async Task Backup_OfAServersStore_NamesItsOwnTool()
    {
        await using IInventoryStore store = await InventoryStores.OpenAsync(Location, CancellationToken.None);

        Assert.That(
            () => store.BackupAsync("/nowhere/copy", CancellationToken.None),
            Throws.TypeOf<InventoryStoreException>().With.Message.Contains("pg_dump"));
    }

    private static Task<EditResult> AddAsync(InventoryEditor editor, string name) => editor.EditAsync(
        new EditRequest("alice"), (edit, _) => edit.Add(new Location { Name = name }), CancellationToken.None);
}
