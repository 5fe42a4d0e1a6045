// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Contract.Records;
using Daemon.Query;
using Daemon.Table;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Query;

internal sealed class GroupTableTests
{
    [Test]
    public void Of_BySource_SumsEachSourceUp()
    {
        Snapshot snapshot = Snapshots.Of(
            Flow.Tcp("10.0.0.1", 1, "192.0.2.1", 443).Counting(1000, 500),
            Flow.Udp("10.0.0.1", 2, "192.0.2.2", 53).Counting(100, 0),
            Flow.Tcp("10.0.0.2", 1, "192.0.2.1", 443).Counting(7, 0));

        using var groups = GroupTable.Of(snapshot, null, SummaryGrouping.Source, default);

        int[] page = groups.Page(SummaryOrder.Count, descending: true, 0, 10);
        Assert.That(page, Has.Length.EqualTo(2));
        Assert.That(groups.Key(page[0]).First.ToIPv4(), Is.EqualTo(0x0A000001));
        Assert.That(groups.Totals(page[0]).Count, Is.EqualTo(2));
        Assert.That(groups.Totals(page[0]).Bytes, Is.EqualTo(1600));
        Assert.That(groups.Totals(page[0]).Unreplied, Is.EqualTo(1));
        Assert.That(groups.All.Bytes, Is.EqualTo(1607));
    }

    [TestCase(SummaryGrouping.Destination, 2)]
    [TestCase(SummaryGrouping.Pair, 3)]
    [TestCase(SummaryGrouping.Service, 3)]
    [TestCase(SummaryGrouping.Protocol, 3)]
    [TestCase(SummaryGrouping.State, 3)]
    [TestCase(SummaryGrouping.User, 2)]
    public void Of_EachGrouping_TellsApartWhatItShould(object by, int groups)
    {
        Snapshot snapshot = Snapshots.Of(
            Flow.Tcp("10.0.0.1", 1, "192.0.2.1", 443).Marked(5),
            Flow.Tcp("10.0.0.1", 2, "192.0.2.2", 443),
            Flow.Udp("10.0.0.1", 3, "192.0.2.2", 443),
            Flow.Ping("10.0.0.9", "192.0.2.1", 4));

        using var table = GroupTable.Of(snapshot, null, (SummaryGrouping)by, new UidMask(0xFF));

        Assert.That(table.Count, Is.EqualTo(groups));
    }

    [Test]
    public void Of_ManyGroups_GrowsAndLosesNone()
    {
        Snapshot snapshot = Snapshots.Of(
            [.. Enumerable.Range(0, 20_000).Select(i => Flow.Tcp("10.0.0.1", 1, $"10.{i / 65536}.{i / 256 % 256}.{i % 256}", 80))]);

        using var groups = GroupTable.Of(snapshot, null, SummaryGrouping.Destination, default);

        Assert.That(groups.Count, Is.EqualTo(20_000));
        Assert.That(Enumerable.Range(0, 20_000).Sum(group => groups.Totals(group).Count), Is.EqualTo(20_000));
    }

    [Test]
    public void Page_PagesThrough_HasEachGroupOnce()
    {
        Snapshot snapshot = Snapshots.Of(
            [.. Enumerable.Range(0, 100).Select(i => Flow.Tcp("10.0.0.1", 1, "192.0.2.1", (ushort)(i % 30)))]);
        using var groups = GroupTable.Of(snapshot, null, SummaryGrouping.Service, default);

        int[] all =
        [
            .. groups.Page(SummaryOrder.Count, true, 0, 20), .. groups.Page(SummaryOrder.Count, true, 20, 20),
            .. groups.Page(SummaryOrder.Count, true, int.MaxValue, int.MaxValue),
        ];

        Assert.That(all, Is.Unique);
        Assert.That(all, Has.Length.EqualTo(30));
    }
}
