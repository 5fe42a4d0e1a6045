// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading.Tasks;
using Inventory.Editing;
using Inventory.Store;

namespace Daemon.Inventories;

/// <summary>A store that could be opened, and what works on it. Safe for concurrent use.</summary>
internal sealed class OpenInventory(IInventoryStore store, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The store.</summary>
    public IInventoryStore Store { get; } = store;

    /// <summary>Makes changes to it.</summary>
    public InventoryEditor Editor { get; } = new(store, time);

    /// <summary>Knows what it was before.</summary>
    public ProjectHistory History { get; } = new(store);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Editor.Dispose();
        return Store.DisposeAsync();
    }
}
