// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The place of a connection's helper in the alphabetical order of names.</summary>
internal readonly struct HelperValue(IReadOnlyDictionary<string, long> ranks) : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset)
    {
        string? helper = block.Records[offset].Has(ConntrackFields.Extras)
            ? block.Snapshot.Store.Extras(block.FirstRow + offset)?.Helper
            : null;
        return helper is not null && ranks.TryGetValue(helper, out long rank) ? rank : RowReader.Absent;
    }
}
