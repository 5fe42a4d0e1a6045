// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;

namespace Inventory.Store;

/// <summary>What differs between the databases; all other SQL is the same. Safe for use by several threads at once.</summary>
internal interface ISqlDatabase : IAsyncDisposable
{
    /// <summary>What the database is called in messages: a path, or a server; never with a password.</summary>
    public string Name { get; }

    /// <summary>The type of a column of whole numbers of 64 bits.</summary>
    public string NumberType { get; }

    /// <summary>What ends the definition of a table.</summary>
    public string TableOptions { get; }

    /// <summary>A table with the column <c>value</c>: the elements of the JSON array in the parameter <c>rows</c>.</summary>
    public string Rows { get; }

    /// <summary>Finds out whether the database is there and can be used, before anything is changed in it.</summary>
    /// <exception cref="InventoryStoreException">It is another program's, damaged, or of another kind.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection, or takes one that is kept; the caller disposes of it.</summary>
    public Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Closes the connections that are kept: the other end may have been away meanwhile.</summary>
    public void ForgetConnections();

    /// <summary>Begins a transaction that sees one state and writes nothing.</summary>
    public Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Begins a transaction that writes.</summary>
    public Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The version of the schema that is there; 0 where there is none yet. Others cannot change it meanwhile.</summary>
    public Task<int> LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Keeps a copy of the database before its schema is changed, where that is the store's own business.</summary>
    /// <param name="version">The version of the schema that it has.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task CopyBeforeMigrationAsync(int version, CancellationToken cancellationToken);

    /// <summary>Copies the database while it is in use.</summary>
    public Task BackupAsync(string path, CancellationToken cancellationToken);

    /// <summary>Makes it possible to roll a transaction back after an error.</summary>
    public void PrepareRollback(DbTransaction transaction);

    /// <summary>Whether nobody can tell after this error in a commit if it was done.</summary>
    public bool LeavesCommitOpen(DbException exception);

    /// <summary>One line in the user's language on what went wrong.</summary>
    public string Explain(DbException exception);
}
