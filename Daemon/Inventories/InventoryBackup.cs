// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Configuration;
using Daemon.Hosting;
using Inventory.Store;
using Localization;

namespace Daemon.Inventories;

/// <summary>Copies the inventory for <c>--backup-inventory</c>, whether a daemon uses it or not.</summary>
internal static class InventoryBackup
{
    /// <summary>Copies it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="path">The file to make.</param>
    /// <param name="output">Gets a line that says so.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="StartupException">It could not be copied.</exception>
    public static async Task<int> RunAsync(string store, string path, TextWriter output)
    {
        if (!StoreLocation.IsServer(store) && !File.Exists(store))
        {
            throw new StartupException(
                ExitCodes.StoreUnavailable, Messages.Format($"There is no inventory at {store}."));
        }

        try
        {
            await using IInventoryStore opened = await InventoryStores.OpenAsync(store, CancellationToken.None);
            await opened.BackupAsync(Path.GetFullPath(path), CancellationToken.None);
        }
        catch (InventoryStoreException error)
        {
            throw new StartupException(ExitCodes.StoreUnavailable, error.Message);
        }

        await output.WriteLineAsync(Messages.Format($"The inventory of {StoreLocation.Show(store)} is copied to {path}"));
        return ExitCodes.Success;
    }
}
