// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Data.Common;
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
    public static async Task RunAsync(
        ISqlDatabase database, IReadOnlyList<string> versions, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await database.ConnectAsync(cancellationToken);
        await using DbTransaction transaction = await database.BeginWriteAsync(connection, cancellationToken);
        int present = await database.LockSchemaAsync(transaction, cancellationToken);
        if (present > versions.Count)
        {
            throw new InventoryStoreException(Messages.Format(
                $"The inventory in {database.Name} has version {present} of the schema, and this program knows versions up to {versions.Count}; use a newer program."));
        }

        if (present == versions.Count)
        {
            return;
        }

        if (present > 0)
        {
            await database.CopyBeforeMigrationAsync(present, cancellationToken);
        }

        for (int version = present; version < versions.Count; version++)
        {
            string script = versions[version]
                .Replace("NUMBER", database.NumberType, System.StringComparison.Ordinal)
                .Replace("OPTIONS", database.TableOptions, System.StringComparison.Ordinal);
            await connection.ExecuteAsync(new CommandDefinition(
                script, null, transaction, cancellationToken: cancellationToken));
        }

        await connection.ExecuteAsync(
            "UPDATE inventory_state SET schema_version = @version", new { version = versions.Count }, transaction);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
