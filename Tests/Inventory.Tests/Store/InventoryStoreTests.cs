// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Model;
using Inventory.Store;
using NUnit.Framework;

namespace Inventory.Tests.Store;

/// <summary>What holds for every store. Those that are derived say which database it is in.</summary>
internal abstract class InventoryStoreTests
{
    protected static readonly RevisionNote Note = new(SampleInventory.Now, "alice", "why");

    /// <summary>What opens the store, the same for the whole test.</summary>
    protected abstract string Location { get; }

    [Test]
    public async Task Read_OfANewStore_IsEmpty()
    {
        await using IInventoryStore store = await OpenAsync();

        InventoryState state = await store.ReadAsync(CancellationToken.None);

        Assert.That(state.Version, Is.Zero);
        Assert.That(state.Model.Projects, Is.Empty);
    }

    [Test]
    public async Task Write_EveryKindOfRecord_IsReadBackEqual()
    {
        InventoryModel written = FullInventory.Make();
        await using (IInventoryStore store = await OpenAsync())
        {
            InventoryState empty = await store.ReadAsync(CancellationToken.None);
            var edit = new InventoryEdit(empty.Model);
            foreach (IRecord record in AllRecords(written))
            {
                edit.Put(record);
            }

            InventoryState state = await store.WriteAsync(empty, edit, Note, CancellationToken.None);
            Assert.That(state.Version, Is.EqualTo(1));
        }

        await using IInventoryStore again = await OpenAsync();
        InventoryState read = await again.ReadAsync(CancellationToken.None);
        Assert.That(read.Version, Is.EqualTo(1));
        Assert.That(AllRecords(read.Model), Is.EqualTo(AllRecords(written)));
    }

    protected Task<IInventoryStore> OpenAsync() => InventoryStores.OpenAsync(Location, CancellationToken.None);

    protected static IRecord[] AllRecords(InventoryModel model) =>
    [
        .. InOrder(model.Projects), .. InOrder(model.Locations), .. InOrder(model.Entities), .. InOrder(model.Interfaces),
        .. InOrder(model.Addresses), .. InOrder(model.Services), .. InOrder(model.Communications),
    ];

    private static IEnumerable<IRecord> InOrder<T>(IReadOnlyDictionary<long, T> records)
        where T : IRecord =>
        records.Values.OrderBy(record => record.Id).Cast<IRecord>();
}
