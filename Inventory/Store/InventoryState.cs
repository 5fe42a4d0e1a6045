// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Store;

/// <summary>What was committed last. Immutable.</summary>
/// <param name="Version">Counts the writes to the store; 0 for one that nothing was written to yet.</param>
/// <param name="Model">The model after that write.</param>
public sealed record InventoryState(long Version, InventoryModel Model);
