// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Configuration;
using Inventory.Store;
using Serilog;

namespace Daemon.Inventories;

/// <summary>
/// The one store of the daemon. One that cannot be opened takes nothing else down: the log says why, the procedures of
/// the inventory answer fault 503, and each of their calls tries again. Safe for concurrent use.
/// </summary>
internal sealed class InventoryHome(string store, ILogger log, TimeProvider time) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private OpenInventory? _open;
    private bool _hasFailed;

    /// <summary>The store, opened by the first that asks.</summary>
    /// <exception cref="InventoryStoreException">It cannot be opened.</exception>
    public ValueTask<OpenInventory> OpenAsync(CancellationToken cancellationToken) =>
        _open is { } open ? ValueTask.FromResult(open) : new ValueTask<OpenInventory>(OpenFirstAsync(cancellationToken));

    /// <summary>Opens the store at the start, so that the log has what is wrong with it before anybody needs it.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await OpenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InventoryStoreException or OperationCanceledException)
        {
            // The log has it already, or the daemon ends.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_open is { } open)
        {
            await open.DisposeAsync();
        }

        _turn.Dispose();
    }

    private async Task<OpenInventory> OpenFirstAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_open is null)
            {
                IInventoryStore opened = await InventoryStores.OpenAsync(store, cancellationToken).ConfigureAwait(false);
                _open = new OpenInventory(opened, time);
                log.Information("The inventory is in {Store:l}", StoreLocation.Show(store));
            }

            return _open;
        }
        catch (InventoryStoreException error)
        {
            // Once: every call tries again, and would fill the log.
            if (!_hasFailed)
            {
                log.Error("The inventory cannot be used: {Reason:l}", error.Message);
                _hasFailed = true;
            }

            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
