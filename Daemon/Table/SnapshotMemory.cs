// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>The memory of one snapshot: the kernel's records and the daemon's columns beside them.</summary>
internal sealed class SnapshotMemory
{
    /// <summary>The records as the dump wrote them.</summary>
    public ConntrackStore Store { get; } = new();

    /// <summary>Ids and rates, by the same row numbers.</summary>
    public RowColumns Columns { get; } = new();

    /// <summary>Forgets the rows and keeps memory for about as many again.</summary>
    public void Reset()
    {
        int spare = Store.ChunkCount + (Store.ChunkCount / 4) + 1;
        Store.Clear();
        Store.Trim(spare);
        Columns.Trim(spare);
    }
}
