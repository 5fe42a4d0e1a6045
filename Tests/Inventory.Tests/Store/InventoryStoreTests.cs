// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Store;
using NUnit.Framework;

namespace Inventory.Tests.Store;

/// <summary>What holds for every store. Those that are derived say which database it is in.</summary>
internal abstract class InventoryStoreTests
{
    private static readonly RevisionNote s_note = new(SampleInventory.Now + TimeSpan.FromTicks(7), "alice", "why; 'ü' 🛒");

    /// <summary>What opens the store, the same for the whole test.</summary>
    protected abstract string Location { get; }

    [Test]
    public async Task Read_OfANewStore_IsEmpty()
    {
        await using IInventoryStore store = await OpenAsync();

        InventoryState state = await store.ReadAsync(CancellationToken.None);

        Assert.That(state.Version, Is.Zero);
        Assert.That(StoreRecords.Of(state.Model), Is.Empty);
    }

    [Test]
    public async Task Write_EveryKindOfRecord_IsReadBackEqual()
    {
        InventoryModel written = FullInventory.Make();
        await using (IInventoryStore store = await OpenAsync())
        {
            await FillAsync(store, written);
        }

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(read.Version, Is.EqualTo(1));
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(written)));
    }

    [Test]
    public async Task Write_ChangesThatTakeEachOthersPlace_IsReadBackEqual()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState state = await FillAsync(store, FullInventory.Make());
        var edit = new InventoryEdit(state.Model);
        Entity web1 = state.Model.Entities.Values.Single(entity => entity.Name == "web1");
        Entity lan = state.Model.Entities.Values.Single(entity => entity.Name == "lan");
        Entity group = state.Model.Entities.Values.Single(entity => entity.Kind == EntityKind.Group);
        edit.Put(web1 with { Name = lan.Name });
        edit.Put(lan with { Name = web1.Name });
        edit.Put(group with { Name = "ALL", Members = [web1.Id] });
        edit.Put(state.Model.InterfacesOf(web1.Id).Last() with { Entity = lan.Id });
        edit.Put(state.Model.Services.Values.First() with { Entries = [new TrafficClass(47)] });
        edit.Remove(new RecordId(RecordKind.Communication, state.Model.Communications.Keys.Max()));

        await store.WriteAsync(state, edit, s_note, CancellationToken.None);

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(edit.Model)));
    }

    [Test]
    public async Task Write_MoreThanOneStatementTakes_IsReadBackEqual()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState empty = await store.ReadAsync(CancellationToken.None);
        var edit = new InventoryEdit(empty.Model);
        for (int number = 1; number <= 2500; number++)
        {
            edit.Add(new Location { Name = $"location {number}" });
        }

        InventoryState state = await store.WriteAsync(empty, edit, s_note, CancellationToken.None);

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(state.Model)));
        Assert.That(StoreRecords.Of(await again.ModelAtAsync(0, CancellationToken.None)), Is.Empty);
    }

    [Test]
    public async Task Write_WithABasisThatIsNotTheLatest_IsRefusedAndChangesNothing()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState empty = await store.ReadAsync(CancellationToken.None);
        InventoryState first = await WriteAsync(store, empty, new Location { Name = "first" });

        Assert.That(
            () => WriteAsync(store, empty, new Location { Name = "second" }), Throws.TypeOf<StoreConflictException>());

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(first.Model)));
    }

    [Test]
    public async Task Read_AfterAnotherStoreWrote_HasWhatItWrote()
    {
        await using IInventoryStore one = await OpenAsync();
        await using IInventoryStore other = await OpenAsync();
        InventoryState state = await FillAsync(one, FullInventory.Make());
        Assert.That(
            StoreRecords.Of((await other.ReadAsync(CancellationToken.None)).Model),
            Is.EqualTo(StoreRecords.Of(state.Model)));
        var edit = new InventoryEdit(state.Model);
        edit.Put(state.Model.Locations[1] with { Name = "elsewhere" });
        edit.Remove(new RecordId(RecordKind.Communication, 1));
        state = await one.WriteAsync(state, edit, s_note, CancellationToken.None);

        InventoryState read = await other.ReadAsync(CancellationToken.None);

        Assert.That(read.Version, Is.EqualTo(state.Version));
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(state.Model)));
    }

    [Test]
    public async Task Read_WhenNothingWasWritten_IsTheSameState()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState state = await FillAsync(store, FullInventory.Make());

        Assert.That(await store.ReadAsync(CancellationToken.None), Is.SameAs(state));
    }

    [Test]
    public async Task Edit_ByTwoStoresAtOnce_LosesNothing()
    {
        const int EditsOfEach = 20;
        await using IInventoryStore one = await OpenAsync();
        await using IInventoryStore other = await OpenAsync();

        await Task.WhenAll(
            Task.Run(() => AddLocationsAsync(one, "one", EditsOfEach)),
            Task.Run(() => AddLocationsAsync(other, "other", EditsOfEach)));

        InventoryState state = await one.ReadAsync(CancellationToken.None);
        Assert.That(state.Version, Is.EqualTo(2 * EditsOfEach));
        Assert.That(
            state.Model.Locations.Values.Select(location => location.Name).Order(),
            Is.EqualTo(Enumerable.Range(1, EditsOfEach).SelectMany(n => new[] { $"one {n}", $"other {n}" }).Order()));
    }

    [Test]
    public async Task Add_AfterTheLastRecordIsGone_DoesNotTakeItsId()
    {
        await using (IInventoryStore store = await OpenAsync())
        {
            InventoryState empty = await store.ReadAsync(CancellationToken.None);
            InventoryState added = await WriteAsync(store, empty, new Location { Name = "gone" });
            var edit = new InventoryEdit(added.Model);
            edit.Remove(new RecordId(RecordKind.Location, 1));
            await store.WriteAsync(added, edit, s_note, CancellationToken.None);
        }

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(new InventoryEdit(read.Model).Add(new Location { Name = "next" }).Id, Is.EqualTo(2));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Write_WhatTheModelMustNotHave_IsRefusedByTheDatabaseToo(Func<SampleInventory, IRecord> make)
    {
        var sample = new SampleInventory();
        await using IInventoryStore store = await OpenAsync();
        InventoryState state = await FillAsync(store, sample.Model);

        Assert.That(() => WriteAsync(store, state, make(sample)), Throws.TypeOf<InventoryStoreException>());

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(state.Model)));
    }

    [Test]
    public async Task History_OfSeveralWrites_HasTheNewestFirst()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState state = await store.ReadAsync(CancellationToken.None);
        state = await WriteAsync(store, state, new Project { Name = "a", Revision = 1 });
        state = await WriteAsync(store, state, new Location { Name = "in no project" });
        var edit = new InventoryEdit(state.Model);
        edit.Put(state.Model.Projects[1] with { Revision = 2 });
        edit.Add(new Project { Name = "b", Revision = 1 });
        state = await store.WriteAsync(state, edit, s_note, CancellationToken.None);
        edit = new InventoryEdit(state.Model);
        edit.Remove(new RecordId(RecordKind.Project, 1));
        await store.WriteAsync(state, edit, s_note, CancellationToken.None);

        RevisionPage all = await store.HistoryAsync(null, 1, 2, CancellationToken.None);
        RevisionPage ofA = await store.HistoryAsync(1, 0, 10, CancellationToken.None);

        Assert.That(all.Total, Is.EqualTo(4));
        Assert.That(all.Entries.Select(entry => entry.Version), Is.EqualTo(new[] { 3, 2 }));
        Assert.That(all.Entries[0].Note, Is.EqualTo(s_note));
        Assert.That(
            all.Entries[0].Projects, Is.EqualTo(new[] { new ProjectRevision(1, 2), new ProjectRevision(2, 1) }));
        Assert.That(all.Entries[0].ChangeCount, Is.EqualTo(1), "a revision alone is no change");
        Assert.That(all.Entries[1].Projects, Is.Empty);
        Assert.That(ofA.Total, Is.EqualTo(3));
        Assert.That(ofA.Entries.Select(entry => entry.Version), Is.EqualTo(new[] { 4, 3, 1 }));
        Assert.That(ofA.Entries[0].Projects, Is.EqualTo(new[] { new ProjectRevision(1, 3) }));
    }

    [Test]
    public async Task Changes_OfAProject_AreThoseOfItsRecordsBetweenTheRevisions()
    {
        await using IInventoryStore store = await OpenAsync();
        InventoryState state = await FillAsync(store, FullInventory.Make());
        Project shop = state.Model.Projects[3];
        Entity entity = state.Model.Entities[1];
        for (int revision = 8; revision <= 10; revision++)
        {
            var edit = new InventoryEdit(state.Model);
            edit.Put(state.Model.Entities[1] with { Description = $"in {revision}" });
            edit.Put(state.Model.Locations[1] with { Description = $"in {revision}" });
            edit.Put(shop with { Revision = revision });
            state = await store.WriteAsync(state, edit, s_note, CancellationToken.None);
        }

        Change[] changes = [.. await store.ChangesAsync(shop.Id, 8, 10, CancellationToken.None)];

        Assert.That(changes.Where(change => change.Id.Kind != RecordKind.Project), Is.EqualTo(new[]
        {
            new Change(
                new(RecordKind.Entity, 1), entity with { Description = "in 8" }, entity with { Description = "in 9" }),
            new Change(
                new(RecordKind.Entity, 1), entity with { Description = "in 9" }, entity with { Description = "in 10" }),
        }));
    }

    [Test]
    public async Task ModelAt_EveryVersion_IsWhatWasWritten()
    {
        await using IInventoryStore store = await OpenAsync();
        var states = new System.Collections.Generic.List<InventoryState>
        {
            await store.ReadAsync(CancellationToken.None),
            await FillAsync(store, FullInventory.Make()),
        };
        foreach (long id in states[^1].Model.Communications.Keys.ToArray())
        {
            var edit = new InventoryEdit(states[^1].Model);
            edit.Remove(new RecordId(RecordKind.Communication, id));
            states.Add(await store.WriteAsync(states[^1], edit, s_note, CancellationToken.None));
        }

        foreach (InventoryState state in states)
        {
            InventoryModel model = await store.ModelAtAsync(state.Version, CancellationToken.None);
            Assert.That(StoreRecords.Of(model), Is.EqualTo(StoreRecords.Of(state.Model)), $"version {state.Version}");
        }
    }

    [Test]
    public async Task Open_NewerSchema_IsRefusedAndLeftAlone()
    {
        await using (SqlInventoryStore newer = await OpenAsync([.. SchemaVersions.All, "CREATE TABLE more (id NUMBER) OPTIONS"]))
        {
            await FillAsync(newer, FullInventory.Make());
        }

        Assert.That(OpenAsync, Throws.TypeOf<InventoryStoreException>().With.Message.Contains("has version 2 of the schema"));
    }

    [Test]
    public async Task Open_OlderSchema_IsBroughtUpToDate()
    {
        await using (IInventoryStore older = await OpenAsync())
        {
            await FillAsync(older, FullInventory.Make());
        }

        string[] versions = [.. SchemaVersions.All, "ALTER TABLE location ADD COLUMN floor NUMBER"];
        await using SqlInventoryStore newer = await OpenAsync(versions);

        InventoryState read = await newer.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(FullInventory.Make())));
        Assert.That(OpenAsync, Throws.TypeOf<InventoryStoreException>());
    }

    [Test]
    public async Task Open_OlderSchemaThatCannotBeBroughtUpToDate_IsLeftAlone()
    {
        await using (IInventoryStore older = await OpenAsync())
        {
            await FillAsync(older, FullInventory.Make());
        }

        string[] versions = [.. SchemaVersions.All, "DELETE FROM communication; SELECT nonsense"];
        Assert.That(() => OpenAsync(versions), Throws.TypeOf<InventoryStoreException>());

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(StoreRecords.Of(read.Model), Is.EqualTo(StoreRecords.Of(FullInventory.Make())));
    }

    protected Task<IInventoryStore> OpenAsync() => InventoryStores.OpenAsync(Location, CancellationToken.None);

    protected static Task<InventoryState> WriteAsync(IInventoryStore store, InventoryState basis, IRecord added)
    {
        var edit = new InventoryEdit(basis.Model);
        if (added.Id == 0)
        {
            edit.Add(added);
        }
        else
        {
            edit.Put(added);
        }

        return store.WriteAsync(basis, edit, s_note, CancellationToken.None);
    }

    protected static async Task<InventoryState> FillAsync(IInventoryStore store, InventoryModel model)
    {
        InventoryState empty = await store.ReadAsync(CancellationToken.None);
        var edit = new InventoryEdit(empty.Model);
        foreach (IRecord record in StoreRecords.Of(model))
        {
            edit.Put(record);
        }

        return await store.WriteAsync(empty, edit, s_note, CancellationToken.None);
    }

    private static TestCaseData<Func<SampleInventory, IRecord>>[] Refused =>
    [
        Case("a name in another case", sample => sample.Web1 with { Id = 0, Name = "WEB1" }),
        Case("a long name", sample => sample.Web1 with { Name = new string('x', 101) }),
        Case("an empty name", sample => sample.Site with { Name = "" }),
        Case("a name of two lines", sample => sample.Web1 with { Name = "web1\n-A INPUT -j ACCEPT" }),
        Case("a description of two lines", sample => sample.Site with { Description = "Backup job\n-A INPUT -j ACCEPT" }),
        Case("a location that is not there", sample => sample.Web1 with { Location = 99 }),
        Case("a member that is not there", sample => sample.Web1 with { Kind = EntityKind.Group, Members = [99] }),
        Case("a group in itself", sample => sample.Web1 with { Kind = EntityKind.Group, Members = [sample.Web1.Id] }),
        Case("a long device", sample => sample.Web1Eth0 with { Device = "abcdefghijklmnop" }),
        Case("an address again on another interface", sample => SampleInventory.Address(sample.Web1Eth1, "192.0.2.10/24")),
        Case("a prefix that is too long", sample => SampleInventory.Address(sample.Web1Eth1, "192.0.2.10/24") with { PrefixLength = 33 }),
        Case("a communication with itself", sample => sample.Communication(OfEntity(sample.Web1), OfEntity(sample.Web1))),
        Case("a communication without traffic", sample => sample.Communication(Endpoint.Any, OfEntity(sample.Web1)) with { Traffic = null }),
        Case("an end that is not there", sample => sample.Communication(Endpoint.Any, Endpoint.OfInterface(99))),
        Case("a service that is not there", sample => sample.Communication(Endpoint.Any, OfEntity(sample.Web1)) with { Traffic = null, Service = 99 }),
        Case("a code without its type", sample => new Service { Name = "x", Entries = [new TrafficClass(1) { IcmpCode = 1 }] }),
    ];

    private static TestCaseData<Func<SampleInventory, IRecord>> Case(string name, Func<SampleInventory, IRecord> make) =>
        new TestCaseData<Func<SampleInventory, IRecord>>(make).SetArgDisplayNames(name);

    private static Endpoint OfEntity(Entity entity) => Endpoint.OfEntity(entity.Id);

    private static async Task AddLocationsAsync(IInventoryStore store, string name, int count)
    {
        using var editor = new InventoryEditor(store, TimeProvider.System);
        for (int number = 1; number <= count; number++)
        {
            string added = $"{name} {number}";
            await editor.EditAsync(
                new EditRequest("alice"), (edit, _) => edit.Add(new Location { Name = added }), CancellationToken.None);
        }
    }

    private Task<SqlInventoryStore> OpenAsync(string[] versions) =>
        SqlInventoryStore.OpenAsync(InventoryStores.DatabaseOf(Location), versions, CancellationToken.None);
}
