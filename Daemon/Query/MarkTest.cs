// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether the masked mark has a value.</summary>
internal readonly struct MarkTest(uint value, uint mask) : IRowTest
{
    /// <inheritdoc/>
    public bool Test(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Mark) && (block.Records[offset].Mark & mask) == value;
}
