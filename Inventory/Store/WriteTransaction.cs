// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;
using Localization;

namespace Inventory.Store;

/// <summary>A transaction that writes, from its beginning to its commit. Stateless; safe to use from any thread.</summary>
internal static class WriteTransaction
{
    /// <summary>Does some work and commits it; when the work fails, nothing was changed.</summary>
    /// <param name="database">The database.</param>
    /// <param name="work">What is done in the transaction.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <exception cref="InventoryStoreException">It is not known whether the commit was done.</exception>
    public static async Task RunAsync(
        ISqlDatabase database, Func<DbTransaction, Task> work, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.ConnectAsync(cancellationToken);
        await using DbTransaction transaction = await database.BeginWriteAsync(connection, cancellationToken);
        try
        {
            await work(transaction);
            await CommitAsync(database, transaction);
        }
        catch (DbException)
        {
            database.PrepareRollback(transaction);
            throw;
        }
    }

    private static async Task CommitAsync(ISqlDatabase database, DbTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (DbException exception) when (database.LeavesCommitOpen(exception))
        {
            throw new InventoryStoreException(
                Messages.Format($"{database.Name} was lost while it stored; look whether the change is there."), exception);
        }
    }
}
