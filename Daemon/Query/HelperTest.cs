// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Whether the connection has a helper of a given name.</summary>
internal readonly struct HelperTest(string name) : IRowTest
{
    /// <inheritdoc/>
    public bool Test(in RowBlock block, int offset) =>
        string.Equals(
            block.Snapshot.Store.Extras(block.FirstRow + offset)?.Helper, name, StringComparison.OrdinalIgnoreCase);
}
