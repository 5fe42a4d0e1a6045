// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Daemon.Query;
using Daemon.Table;
using Daemon.Users;
using Netfilter.Interop.Conntrack;

namespace Daemon.Tests.Support;

/// <summary>Makes snapshots of given records, and the contexts to query them.</summary>
internal static class Snapshots
{
    public static Snapshot Of(params ConntrackRecord[] records) => Of(records, IgnoreNothing);

    public static IgnoredNetworks IgnoreNothing => new([]);

    public static Snapshot Of(IEnumerable<ConntrackRecord> records, IgnoredNetworks ignored)
    {
        var memory = new SnapshotMemory();
        foreach (ConntrackRecord record in records)
        {
            memory.Store.Add(record);
        }

        var join = new ContinuityJoin(new ConnectionIds(0), new RetiredConnections(16, TimeSpan.Zero, TimeProvider.System));
        int visible = join.Run(null, memory, 0, 1000, ignored);
        var origin = new SnapshotOrigin(1, DateTimeOffset.UnixEpoch, 0, TimeSpan.Zero, 0, memory.Store.Count);
        return new Snapshot(new SnapshotPool(), memory, origin, visible);
    }

    public static QueryContext Context(this Snapshot snapshot, uint uidMask = 0, IUserResolver? users = null) => new(
        snapshot,
        new UidMask(uidMask),
        new UserDirectory(users ?? new FakeUsers(), TimeProvider.System),
        new LocalAddresses(TimeProvider.System),
        NowSeconds: 2000);

    /// <summary>The ids of all rows, in the order of the table.</summary>
    public static int[] AllRows(this Snapshot snapshot) =>
        [.. Enumerable.Range(0, snapshot.Store.ChunkCount).SelectMany(chunk =>
            Enumerable.Range(chunk * ConntrackStore.ChunkSize, snapshot.Store.Chunk(chunk).Length))];

    public static IPNetwork Network(string text) => IPNetwork.Parse(text);
}
