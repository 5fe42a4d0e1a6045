// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Inventory.Store;

/// <summary>Opens stores. Safe for use by several threads at once.</summary>
public static class InventoryStores
{
    /// <summary>Opens a store, makes it where it is not there yet, and brings an older one up to date.</summary>
    /// <param name="store">
    /// The path of a SQLite file, or what connects to PostgreSQL, in the words of Npgsql: <c>Host=...;Database=...</c>. A
    /// text with a <c>=</c> is the latter, unless it begins with a slash or a dot.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InventoryStoreException">It cannot be opened; the message says why, in one line.</exception>
    public static async Task<IInventoryStore> OpenAsync(string store, CancellationToken cancellationToken) =>
        await SqlInventoryStore.OpenAsync(DatabaseOf(store), SchemaVersions.All, cancellationToken);

    /// <summary>The database that a text names; nothing is opened yet.</summary>
    internal static ISqlDatabase DatabaseOf(string store) =>
        IsConnectionString(store) ? new PostgresDatabase(store) : new SqliteDatabase(store);

    private static bool IsConnectionString(string store) =>
        store.Contains('=', StringComparison.Ordinal) && !store.StartsWith('/') && !store.StartsWith('.');
}
