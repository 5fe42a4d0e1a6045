// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using System.Threading.Tasks;
using Daemon.Sessions;
using Inventory.Model;
using Inventory.Store;

namespace Daemon.Inventories;

/// <summary>A call of a procedure of the inventory that was let in. For use by one thread.</summary>
/// <param name="Session">Who calls.</param>
/// <param name="Request">What is asked for.</param>
/// <param name="Inventory">The inventory, open.</param>
/// <param name="CancellationToken">Is cancelled when the client goes away.</param>
internal sealed record InventoryCall(
    Session Session, RequestReader Request, OpenInventory Inventory, CancellationToken CancellationToken)
{
    /// <summary>What was committed last.</summary>
    public ValueTask<InventoryState> ReadAsync() => Inventory.Store.ReadAsync(CancellationToken);

    /// <summary>The whole model as it was at a revision of a project.</summary>
    public Task<InventoryModel> ModelAtAsync(long project, int revision) =>
        Inventory.History.ModelAtAsync(project, revision, CancellationToken);

    /// <summary>What the caller may do in a model.</summary>
    public InventoryAccess Access(InventoryModel model) => new(Session, model);
}
