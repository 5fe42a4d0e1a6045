// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Model;
using Inventory.Store;
using Inventory.Validation;

namespace Inventory.Tests.Editing;

/// <summary>The shop in a store of its own, put there by an editor, which goes on editing it.</summary>
internal sealed class EditedInventory : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;
    private readonly InventoryEditor _editor;

    private EditedInventory(DirectoryInfo directory, IInventoryStore store)
    {
        _directory = directory;
        Store = store;
        _editor = new InventoryEditor(store, Clock);
        History = new ProjectHistory(store);
    }

    public SampleInventory Sample { get; } = new();

    public IInventoryStore Store { get; }

    public ProjectHistory History { get; }

    public SteppedClock Clock { get; } = new();

    public string Location => PathIn(_directory);

    public static async Task<EditedInventory> MakeAsync()
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pyctd-st-");
        IInventoryStore store = await InventoryStores.OpenAsync(PathIn(directory), CancellationToken.None);
        var inventory = new EditedInventory(directory, store);
        inventory.Sample.Edit.Add(inventory.Sample.Communication(
            Endpoint.OfEntity(inventory.Sample.Lan.Id), Endpoint.OfEntity(inventory.Sample.Web1.Id)));
        await inventory.EditAsync(edit =>
        {
            foreach (IRecord record in Tests.Store.StoreRecords.Of(inventory.Sample.Model))
            {
                edit.Put(record);
            }
        });
        return inventory;
    }

    public async Task<InventoryModel> ModelAsync() => (await Store.ReadAsync(CancellationToken.None)).Model;

    /// <summary>The revision of the shop.</summary>
    public async Task<int> RevisionAsync() => (await ModelAsync()).Projects[Sample.Shop.Id].Revision;

    public Task<EditResult> EditAsync(Action<InventoryEdit> change) =>
        EditAsync(new EditRequest("alice"), (edit, _) => change(edit));

    public Task<EditResult> EditAsync(EditRequest request, Action<InventoryEdit, FindingList> change) =>
        _editor.EditAsync(request, change, CancellationToken.None);

    /// <summary>Changes the inventory as another daemon does.</summary>
    public async Task EditElsewhereAsync(Action<InventoryEdit> change)
    {
        await using IInventoryStore other = await InventoryStores.OpenAsync(Location, CancellationToken.None);
        using var editor = new InventoryEditor(other, Clock);
        await editor.EditAsync(new EditRequest("bob"), (edit, _) => change(edit), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        _editor.Dispose();
        await Store.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static string PathIn(DirectoryInfo directory) => Path.Combine(directory.FullName, "inventory.db");
}
