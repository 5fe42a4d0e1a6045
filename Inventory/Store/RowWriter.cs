// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;

namespace Inventory.Store;

/// <summary>Gives rows to a statement that takes many at once. For use by one thread.</summary>
/// <param name="transaction">What they belong to.</param>
/// <param name="cancellationToken">Gives up between two statements.</param>
internal sealed class RowWriter(DbTransaction transaction, CancellationToken cancellationToken)
{
    /// <summary>Keeps the text of a statement, and what the database makes of it, far below all limits.</summary>
    private const int RowsAtOnce = 1000;

    /// <summary>Runs a statement for rows; not at all where there are none.</summary>
    public async Task WriteAsync(string sql, IEnumerable<object> rows)
    {
        foreach (object[] some in rows.Chunk(RowsAtOnce))
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(
                sql, new { rows = StoredJson.Of(some) }, transaction, cancellationToken: cancellationToken));
        }
    }
}
