// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether the status has any of some bits, or none of them.</summary>
internal readonly struct StatusTest(ConntrackStatus bits, bool set) : IRowTest
{
    /// <inheritdoc/>
    public bool Test(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.Status) && ((block.Records[offset].Status & bits) != 0) == set;
}
