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
        reply.BeginMember("age"u8);
        reply.WriteDouble(Math.Round(table.Age(snapshot).TotalSeconds, 3));
        reply.EndMember();
        reply.BeginMember("snapshot"u8);
        reply.WriteString(snapshot.Name);
        reply.EndMember();
        reply.BeginMember("stale"u8);
        reply.WriteBoolean(table.IsStale(snapshot));
        reply.EndMember();
    }
}
