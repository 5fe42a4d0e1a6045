// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Localization;

namespace Inventory.Store;

/// <summary>Makes the schema, or brings an older one up to date. Stateless; safe to use from any thread.</summary>
internal static class Migration
{
    /// <summary>Does what is missing, in one transaction.</summary>
    /// <param name="database">The database.</param>
    /// <param name="versions">What makes each version of the schema of the one before.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    /// <exception cref="InventoryStoreException">The schema is newer than what is known here.</exception>
    public static Task RunAsync(
        ISqlDatabase database, IReadOnlyList<string> versions, CancellationToken cancellationToken) =>
        WriteTransaction.RunAsync(
            database,
            async transaction =>
            {
                int present = await database.LockSchemaAsync(transaction, cancellationToken);
                if (present > versions.Count)
                {
                    throw new InventoryStoreException(Messages.Format(
                        $"The inventory in {database.Name} has version {present} of the schema, and this program knows versions up to {versions.Count}; use a newer program."));
                }

                if (present < versions.Count)
                {
                    await MigrateAsync(database, versions, present, transaction, cancellationToken);
                }
            },
            cancellationToken);

    private static async Task MigrateAsync(
        ISqlDatabase database,
        IReadOnlyList<string> versions,
        int present,
        DbTransaction transaction,
        CancellationToken cancellationToken)
    {
        if (present > 0)
        {
            await database.CopyBeforeMigrationAsync(present, cancellationToken);
        }

        foreach (string version in versions.Skip(present))
        {
            string script = version
                .Replace("NUMBER", database.NumberType, StringComparison.Ordinal)
                .Replace("OPTIONS", database.TableOptions, StringComparison.Ordinal);
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                script, null, transaction, cancellationToken: cancellationToken));
        }

        await transaction.Connection!.ExecuteAsync(
            "UPDATE inventory_state SET schema_version = @version", new { version = versions.Count }, transaction);
    }
}
