// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Rpc;

/// <summary>A connection to delete.</summary>
/// <param name="Id">The client's id of it.</param>
/// <param name="Key">What names it to the kernel, its own id included, so that no successor is hit.</param>
/// <param name="Record">What it was when it was found, for the audit log.</param>
internal readonly record struct KillTarget(int Id, ConntrackKey Key, ConntrackRecord Record)
{
    /// <summary>The connection of a row.</summary>
    public static KillTarget Of(in RowBlock block, int offset)
    {
        ref readonly ConntrackRecord record = ref block.Records[offset];
        ConntrackExtras? extras = block.Snapshot.Store.Extras(block.FirstRow + offset);
        return new(block.Ids[offset], ConntrackKey.Of(record, extras), record);
    }
}
