// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Daemon.Query;
using Daemon.Table;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Query;

internal sealed class RowPartitionTests
{
    [TestCase("random")]
    [TestCase("ascending")]
    [TestCase("descending")]
    [TestCase("equal")]
    [TestCase("organ pipe")]
    public void Place_AnyShape_PutsThePageWhereASortWould(string shape)
    {
        const int Count = 3000;
        Snapshot snapshot = Snapshots.Of(
            [.. Enumerable.Range(0, Count).Select(i => Flow.Ping("10.0.0.1", "10.0.0.2", (ushort)i))]);
        var comparer = new RowKeyComparer(snapshot.Store);
        var random = new Random(1);
        RowKey[] rows = [.. Enumerable.Range(0, Count).Select(i => new RowKey(Key(shape, i, Count, random), 0, i))];
        RowKey[] sorted = [.. rows];
        Array.Sort(sorted, comparer);

        RowPartition.Place(rows, 1234, 100, comparer);

        Assert.That(rows[1234..1334], Is.EqualTo(sorted[1234..1334]));
        Assert.That(rows, Is.EquivalentTo(sorted));
    }

    private static long Key(string shape, int i, int count, Random random) => shape switch
    {
        "ascending" => i,
        "descending" => -i,
        "equal" => 5,
        "organ pipe" => Math.Min(i, count - i),
        _ => random.Next(500),
    };
}
