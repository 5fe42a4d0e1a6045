// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;

namespace Daemon.Query;

/// <summary>The client's id.</summary>
internal readonly struct RowIdValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) => block.Ids[offset];
}
