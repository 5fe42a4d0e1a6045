// SPDX-License-Identifier: GPL-2.0-or-later
using System.Data;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Localization;
using Npgsql;

namespace Inventory.Store;

/// <summary>A PostgreSQL database (13 or newer), which several daemons may share.</summary>
internal sealed class PostgresDatabase : ISqlDatabase
{
    /// <summary>What daemons that start at once wait for, so that one makes the schema: "PyCt".</summary>
    private const long SchemaLock = 0x50794374;

    private readonly NpgsqlDataSource _source;

    /// <summary>Makes it; nothing is connected yet.</summary>
    /// <param name="connectionString">What Npgsql connects with.</param>
    /// <exception cref="InventoryStoreException">Npgsql does not understand it.</exception>
    public PostgresDatabase(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);

            // What was acknowledged is on the disk, whatever the server's default is.
            settings.Options = $"{settings.Options} -c synchronous_commit=on".Trim();
            Name = $"PostgreSQL {settings.Host} {settings.Database}".Trim();
            _source = NpgsqlDataSource.Create(settings);
        }
        catch (System.ArgumentException exception)
        {
            throw new InventoryStoreException(
                Messages.Format($"The connection to PostgreSQL is not understood: {exception.Message}"), exception);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string NumberType => "BIGINT";

    /// <inheritdoc/>
    public string TableOptions => "";

    /// <inheritdoc/>
    public string Rows => "jsonb_array_elements(CAST(@rows AS jsonb))";

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using DbConnection connection = await ConnectAsync(cancellationToken);
        string encoding = await connection.ExecuteScalarAsync<string>("SHOW server_encoding") ?? "";
        if (encoding != "UTF8")
        {
            throw new InventoryStoreException(Messages.Format(
                $"{Name} has the encoding {encoding}; make a database with the encoding UTF8."));
        }
    }

    /// <inheritdoc/>
    public async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    public void ForgetConnections() => _source.Clear();

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

    /// <inheritdoc/>
    public async Task<int> LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        DbConnection connection = transaction.Connection!;
        await connection.ExecuteAsync($"SELECT pg_advisory_xact_lock({SchemaLock})", transaction: transaction);
        bool isThere = await connection.ExecuteScalarAsync<bool>(
            "SELECT to_regclass('inventory_state') IS NOT NULL", transaction: transaction);
        return isThere
            ? await connection.ExecuteScalarAsync<int>("SELECT schema_version FROM inventory_state", transaction: transaction)
            : 0;
    }

    /// <summary>Nothing: whoever keeps the server makes its backups, and a migration that fails changes nothing.</summary>
    public Task CopyBeforeMigrationAsync(int version, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task BackupAsync(string path, CancellationToken cancellationToken) =>
        throw new InventoryStoreException(Messages.Get("This inventory is in PostgreSQL; back it up with pg_dump."));

    /// <summary>Nothing: it always is.</summary>
    public void PrepareRollback(DbTransaction transaction)
    {
    }

    /// <summary>Where the connection broke: an error that the server itself reports has undone the transaction.</summary>
    public bool LeavesCommitOpen(DbException exception) =>
        exception is not PostgresException { SqlState: not PostgresErrorCodes.AdminShutdown };

    /// <inheritdoc/>
    public string Explain(DbException exception) => (exception as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.DiskFull => Messages.Format($"The disk of {Name} is full; nothing was stored."),
        null => Messages.Format($"{Name} does not answer: {exception.InnerException?.Message ?? exception.Message}"),
        _ => Messages.Format($"{Name} cannot be used: {((PostgresException)exception).MessageText}"),
    };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
