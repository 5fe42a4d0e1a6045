// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Inventory.Model;

namespace Inventory.Store;

/// <summary>The inventory in a SQL database. The model is in memory; a write stores what it changes.</summary>
internal sealed class SqlInventoryStore : IInventoryStore
{
    private readonly ISqlDatabase _database;
    private readonly RecordTables _records;
    private readonly History _history;
    private readonly SemaphoreSlim _loading = new(1);
    private InventoryState? _latest;

    private SqlInventoryStore(ISqlDatabase database)
    {
        _database = database;
        _records = new RecordTables(database);
        _history = new History(database);
    }

    /// <summary>Opens a store and reads it.</summary>
    /// <param name="database">Where it is; the store owns it then.</param>
    /// <param name="versions">What makes each version of the schema of the one before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SqlInventoryStore> OpenAsync(
        ISqlDatabase database, IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        var store = new SqlInventoryStore(database);
        try
        {
            await store.ExplainAsync(() => database.PrepareAsync(cancellationToken));
            await store.ExplainAsync(() => Migration.RunAsync(database, versions, cancellationToken));
            await store.ReadAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<InventoryState> ReadAsync(CancellationToken cancellationToken)
    {
        return await ExplainAsync(() => AgainWhenStaleAsync(async () =>
        {
            await using DbConnection connection = await _database.ConnectAsync(cancellationToken);
            long version = await connection.ExecuteScalarAsync<long>(
                new CommandDefinition("SELECT version FROM inventory_state", cancellationToken: cancellationToken));
            InventoryState? latest = Volatile.Read(ref _latest);
            return latest?.Version == version ? latest : await LoadAsync(connection, cancellationToken);
        }));
    }

    /// <inheritdoc/>
    public async Task<InventoryState> WriteAsync(
        InventoryState basis, InventoryEdit edit, RevisionNote note, CancellationToken cancellationToken)
    {
        long version = basis.Version + 1;
        await ExplainAsync(() => WriteTransaction.RunAsync(
            _database,
            async transaction =>
            {
                await RaiseVersionAsync(basis.Version, transaction, cancellationToken);
                var writer = new RowWriter(transaction, cancellationToken);
                await _records.WriteAsync(edit, basis.Model, writer);
                await _history.WriteAsync(version, note, edit, basis.Model, writer);
            },
            cancellationToken));
        return Publish(new InventoryState(version, edit.Model));
    }

    /// <inheritdoc/>
    public Task<RevisionPage> HistoryAsync(
        long? project, int start, int length, CancellationToken cancellationToken) =>
        QueryAsync(
            transaction => _history.PageAsync(project, start, length, transaction, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Change>> ChangesAsync(
        long project, int afterRevision, int throughRevision, CancellationToken cancellationToken) =>
        QueryAsync(
            transaction =>
                _history.ChangesAsync(project, afterRevision, throughRevision, transaction, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async Task<InventoryModel> ModelAtAsync(long version, CancellationToken cancellationToken)
    {
        InventoryState state = await ReadAsync(cancellationToken);
        IReadOnlyList<Change> changes = await QueryAsync(
            transaction => _history.ChangesAsync(version, state.Version, transaction, cancellationToken),
            cancellationToken);
        var edit = new InventoryEdit(state.Model);
        foreach (Change change in changes.Reverse())
        {
            PutOrRemove(edit, change.Id, change.Before);
        }

        return edit.Model;
    }

    /// <inheritdoc/>
    public Task<long?> FindVersionAsync(ProjectRevision revision, CancellationToken cancellationToken) =>
        QueryAsync(
            transaction => History.FindVersionAsync(revision, transaction, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task BackupAsync(string path, CancellationToken cancellationToken) =>
        ExplainAsync(() => _database.BackupAsync(path, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _loading.Dispose();
    }

    // Whoever comes second waits here for the row, and then finds another version in it.
    private static async Task RaiseVersionAsync(
        long basis, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (await transaction.Connection!.ExecuteAsync(new CommandDefinition(
            "UPDATE inventory_state SET version = version + 1 WHERE version = @basis",
            new { basis },
            transaction,
            cancellationToken: cancellationToken)) == 0)
        {
            throw new StoreConflictException();
        }
    }

    private static void PutOrRemove(InventoryEdit edit, RecordId id, IRecord? record)
    {
        if (record is null)
        {
            edit.Remove(id);
        }
        else
        {
            edit.Put(record);
        }
    }

    // Of those who find a newer version at once, one reads it.
    private async Task<InventoryState> LoadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            await using DbTransaction transaction = await _database.BeginReadAsync(connection, cancellationToken);
            long version = await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "SELECT version FROM inventory_state", null, transaction, cancellationToken: cancellationToken));
            return Volatile.Read(ref _latest) is { } known && known.Version == version
                ? known
                : Publish(new InventoryState(version, await ReadModelAsync(version, transaction, cancellationToken)));
        }
        finally
        {
            _loading.Release();
        }
    }

    // What others wrote is in the history. Everything is read the first time, and when an older state was restored.
    private async Task<InventoryModel> ReadModelAsync(
        long version, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _latest) is not { } known || known.Version > version)
        {
            return await _records.LoadAsync(transaction);
        }

        var edit = new InventoryEdit(known.Model);
        foreach (Change change in await _history.ChangesAsync(known.Version, version, transaction, cancellationToken))
        {
            PutOrRemove(edit, change.Id, change.After);
        }

        await _records.LoadLastIdsAsync(edit.Model, transaction);
        return edit.Model;
    }

    // Where two publish at once the older one may win; whoever reads next finds that and reads the rest.
    private InventoryState Publish(InventoryState state)
    {
        Volatile.Write(ref _latest, state);
        return state;
    }

    private Task<T> QueryAsync<T>(Func<DbTransaction, Task<T>> query, CancellationToken cancellationToken) =>
        ExplainAsync(() => AgainWhenStaleAsync(async () =>
        {
            await using DbConnection connection = await _database.ConnectAsync(cancellationToken);
            await using DbTransaction transaction = await _database.BeginReadAsync(connection, cancellationToken);
            return await query(transaction);
        }));

    // A connection that was kept may have broken while it was not used, such as when a server was started again. Every
    // write is preceded by a read, so that this is noticed here, where doing it again is harmless.
    private async Task<T> AgainWhenStaleAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (DbException exception) when (exception.IsTransient)
        {
            _database.ForgetConnections();
            return await read();
        }
    }

    private async Task<T> ExplainAsync<T>(Func<Task<T>> work)
    {
        T result = default!;
        await ExplainAsync(async () => { result = await work(); });
        return result;
    }

    private async Task ExplainAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (DbException exception)
        {
            throw new InventoryStoreException(_database.Explain(exception), exception);
        }
    }
}
