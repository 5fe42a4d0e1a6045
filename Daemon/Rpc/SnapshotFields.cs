// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;
using XmlRpc.Codec;

namespace Daemon.Rpc;

/// <summary>Writes what every reply over a snapshot says of it: <c>age</c>, <c>snapshot</c> and <c>stale</c>.</summary>
internal static class SnapshotFields
{
    /// <summary>Writes the members into a struct that has begun.</summary>
    public static void Write(XmlRpcWriter reply, Snapshot snapshot, ConnectionTable table)
    {
        reply.Member("age"u8, Math.Round(table.Age(snapshot.Origin).TotalSeconds, 3));
        reply.Member("snapshot"u8, snapshot.Name);
        reply.Member("stale"u8, table.IsStale(snapshot));
    }
}
