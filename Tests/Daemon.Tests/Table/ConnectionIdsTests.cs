// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Daemon.Table;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Table;

internal sealed class ConnectionIdsTests
{
    [Test]
    public void Next_CalledOften_NeverRepeats()
    {
        var ids = new ConnectionIds();

        int[] given = [.. Enumerable.Range(0, 1000).Select(_ => ids.Next(null))];

        Assert.That(given, Is.Unique.And.All.Positive);
    }

    [Test]
    public void Next_AtTheEndOfTheRange_BeginsAgainAndLeavesOutWhatIsInUse()
    {
        Snapshot current = Snapshots.Of(Flow.Ping("10.0.0.1", "10.0.0.2", 1), Flow.Ping("10.0.0.1", "10.0.0.2", 2));
        Assert.That(current.Columns.Id(0), Is.EqualTo(1));
        Assert.That(current.Columns.Id(1), Is.EqualTo(2));
        var ids = new ConnectionIds(int.MaxValue - 1);

        Assert.That(ids.Next(current), Is.EqualTo(int.MaxValue));
        Assert.That(ids.Next(current), Is.EqualTo(3));
    }
}
