// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Data;
using System.Data.Common;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Localization;
using Microsoft.Data.Sqlite;

namespace Inventory.Store;

/// <summary>A SQLite file (3.38 or newer), with a write-ahead log beside it. Only its owner can read them.</summary>
/// <param name="path">The path of the file; it is made where it is not there.</param>
internal sealed class SqliteDatabase(string path) : ISqlDatabase
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The mark of our files (https://www.sqlite.org/fileformat.html, offset 68): "PyCt".</summary>
    private const int ApplicationId = 0x50794374;

    /// <summary>What belongs to the connection, and not to the file. FULL: what was acknowledged survives a power cut.</summary>
    private const string Settings =
        "PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF";

    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = Path.GetFullPath(path),
        Mode = SqliteOpenMode.ReadWrite,
    }.ToString();

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public string NumberType => "INTEGER";

    /// <inheritdoc/>
    public string TableOptions => "STRICT";

    /// <inheritdoc/>
    public string Rows => "json_each(@rows)";

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        UseLibrary();
        MakeFile(path, FileMode.OpenOrCreate);
        await using DbConnection connection = await ConnectAsync(cancellationToken);
        await RefuseForeignFileAsync(connection);
        string health = await connection.ExecuteScalarAsync<string>("PRAGMA quick_check(1)") ?? "";
        if (health != "ok")
        {
            throw new InventoryStoreException(Messages.Format($"{path} is damaged ({health}); restore a backup of it."));
        }

        await connection.ExecuteAsync("PRAGMA journal_mode=WAL");
    }

    /// <inheritdoc/>
    public async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(Settings);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public void ForgetConnections()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <inheritdoc/>
    public Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(
            ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true));

    /// <inheritdoc/>
    public Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    /// <inheritdoc/>
    public async Task<int> LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        DbConnection connection = transaction.Connection!;
        if (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM sqlite_schema", transaction: transaction) == 0)
        {
            await connection.ExecuteAsync($"PRAGMA application_id={ApplicationId}", transaction: transaction);
            return 0;
        }

        return await connection.ExecuteScalarAsync<int>(
            "SELECT schema_version FROM inventory_state", transaction: transaction);
    }

    /// <inheritdoc/>
    public async Task CopyBeforeMigrationAsync(int version, CancellationToken cancellationToken)
    {
        // One that a migration left behind which failed is not newer.
        string copy = $"{path}.v{version}";
        File.Delete(copy + ".new");
        await BackupAsync(copy + ".new", cancellationToken);
        File.Move(copy + ".new", copy, overwrite: true);
    }

    /// <inheritdoc/>
    public async Task BackupAsync(string target, CancellationToken cancellationToken)
    {
        MakeFile(target, FileMode.CreateNew);
        try
        {
            await using var source = (SqliteConnection)await ConnectAsync(cancellationToken);
            await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = Path.GetFullPath(target),
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
            }.ToString());
            await copy.OpenAsync(cancellationToken);
            source.BackupDatabase(copy);
        }
        catch (SqliteException exception)
        {
            File.Delete(target);
            throw new InventoryStoreException(
                Messages.Format($"The backup {target} cannot be made: {exception.Message}"), exception);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// SQLite ends a transaction itself when the disk is full (https://www.sqlite.org/lang_transaction.html).
    /// Microsoft.Data.Sqlite 6.0.7 wants to roll back even so, fails, and never closes the connection: it gets one to roll
    /// back.
    /// </remarks>
    public void PrepareRollback(DbTransaction transaction)
    {
        SQLitePCL.sqlite3 handle = ((SqliteConnection)transaction.Connection!).Handle!;
        if (SQLitePCL.raw.sqlite3_get_autocommit(handle) != 0)
        {
            _ = SQLitePCL.raw.sqlite3_exec(handle, "BEGIN");
        }
    }

    /// <summary>Never: what failed was undone.</summary>
    public bool LeavesCommitOpen(DbException exception) => false;

    /// <inheritdoc/>
    public string Explain(DbException exception) => (exception as SqliteException)?.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => Messages.Format($"The disk of {path} is full; nothing was stored."),
        SQLitePCL.raw.SQLITE_CORRUPT => Messages.Format($"{path} is damaged; restore a backup of it."),
        SQLitePCL.raw.SQLITE_NOTADB => Messages.Format($"{path} is no SQLite file."),
        SQLitePCL.raw.SQLITE_BUSY => Messages.Format($"{path} is locked by another program."),
        _ => Messages.Format($"{path} cannot be used: {exception.Message}"),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        ForgetConnections();
        return ValueTask.CompletedTask;
    }

    private static void UseLibrary()
    {
        try
        {
            SystemSqlite.Use();
        }
        catch (DllNotFoundException exception)
        {
            throw new InventoryStoreException(
                Messages.Get("The library of SQLite is missing; install libsqlite3-0."), exception);
        }
    }

    // SQLite gives its other files the mode of this one.
    private static void MakeFile(string path, FileMode mode)
    {
        try
        {
            using var file = new FileStream(
                path,
                new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, UnixCreateMode = OwnerOnly });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InventoryStoreException(Messages.Format($"{path} cannot be used: {exception.Message}"), exception);
        }
    }

    private async Task RefuseForeignFileAsync(DbConnection connection)
    {
        bool isEmpty = await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM sqlite_schema") == 0;
        if (!isEmpty && await connection.ExecuteScalarAsync<int>("PRAGMA application_id") != ApplicationId)
        {
            throw new InventoryStoreException(Messages.Format($"{path} is another program's database."));
        }
    }
}
