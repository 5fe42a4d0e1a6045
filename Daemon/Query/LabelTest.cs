// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Whether the connection has a label.</summary>
internal readonly struct LabelTest(int bit) : IRowTest
{
    /// <inheritdoc/>
    public bool Test(in RowBlock block, int offset) =>
        LabelBits.Has(block.Snapshot.Store.Extras(block.FirstRow + offset)?.Labels, bit);
}
