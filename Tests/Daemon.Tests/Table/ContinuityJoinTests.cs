// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Daemon.Table;
using Daemon.Tests.Support;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Daemon.Tests.Table;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ContinuityJoinTests
{
    private readonly SnapshotPool _pool = new();
    private RetiredConnections _retired = null!;
    private ContinuityJoin _join = null!;
    private long _number;

    [SetUp]
    public void MakeJoin()
    {
        _retired = new RetiredConnections(1000, TimeSpan.FromSeconds(30), TimeProvider.System);
        _join = new ContinuityJoin(new ConnectionIds(0), _retired);
    }

    [Test]
    public void Run_SameConnectionsAgain_KeepTheirIds()
    {
        ConntrackRecord[] flows = Flows(100);
        Snapshot first = Next(null, flows);

        Snapshot second = Next(first, flows);

        Assert.That(IdsByFlow(second), Is.EqualTo(IdsByFlow(first)));
    }

    [Test]
    public void Run_SomeGoneAndSomeNew_TheOthersKeepTheirIds()
    {
        ConntrackRecord[] flows = Flows(1000);
        Snapshot first = Next(null, flows);
        ConntrackRecord[] later = [.. flows.Where((_, i) => i % 7 != 0).Concat(Flows(50))];

        Snapshot second = Next(first, later);

        Assert.That(IdsByFlow(second).Where(pair => IdsByFlow(first).ContainsKey(pair.Key)),
            Is.EqualTo(IdsByFlow(first).Where(pair => later.Any(flow => flow.Id == pair.Key))));
        Assert.That(IdsByFlow(second).Values, Is.Unique);
    }

    [Test]
    public void Run_OrderIsAnother_KeepTheirIdsAllTheSame([Values(10, 5000)] int count)
    {
        ConntrackRecord[] flows = Flows(count);
        Snapshot first = Next(null, flows);
        ConntrackRecord[] shuffled = [.. flows];
        new Random(7).Shuffle(shuffled);

        Snapshot second = Next(first, shuffled);

        Assert.That(IdsByFlow(second), Is.EquivalentTo(IdsByFlow(first)));
    }

    [Test]
    public void Run_LongStretchesGone_TheRestKeepTheirIds()
    {
        ConntrackRecord[] flows = Flows(30_000);
        Snapshot first = Next(null, flows);
        ConntrackRecord[] later = [.. flows[100..200], .. flows[12_000..13_000], .. flows[29_990..]];

        Snapshot second = Next(first, later);

        Dictionary<uint, int> before = IdsByFlow(first);
        Assert.That(IdsByFlow(second), Is.EqualTo(later.ToDictionary(flow => flow.Id, flow => before[flow.Id])));
    }

    [Test]
    public void Run_SameTupleButAnotherKernelId_IsAnotherConnection()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        Snapshot first = Next(null, flow);

        Snapshot second = Next(first, flow with { Id = flow.Id + 1_000_000 });

        Assert.That(second.Columns.Id(0), Is.Not.EqualTo(first.Columns.Id(0)));
    }

    [Test]
    public void Run_SameKernelIdInTwoZones_AreTwoConnections()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        ConntrackRecord other = flow with { Zone = 5 };
        Snapshot first = Next(null, flow, other);

        Snapshot second = Next(first, other, flow);

        Assert.That(second.Columns.Id(0), Is.EqualTo(first.Columns.Id(1)));
        Assert.That(second.Columns.Id(1), Is.EqualTo(first.Columns.Id(0)));
    }

    [Test]
    public void Run_CountersGrew_RateIsKnownFromTheSecondSnapshotOn()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2).Counting(1000, 0);
        Snapshot first = Next(null, flow);

        Snapshot second = Next(first, flow.Counting(5000, 200));

        Assert.That(first.Columns.Rate(0).IsKnown, Is.False);
        Assert.That(second.Columns.Rate(0), Is.EqualTo(new ByteRate(2000, 100)));
    }

    [Test]
    public void Run_NoCounters_RateIsNotKnown()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2);

        Snapshot second = Next(Next(null, flow), flow);

        Assert.That(second.Columns.Rate(0).IsKnown, Is.False);
    }

    [Test]
    public void Run_NewConnection_AllThatItCountsIsSinceTheLastSnapshot()
    {
        Snapshot first = Next(null);

        Snapshot second = Next(first, Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2).Counting(600, 200));

        Assert.That(second.Columns.Rate(0), Is.EqualTo(new ByteRate(300, 100)));
    }

    [Test]
    public void Run_ConnectionVanished_IsRemembered()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        Snapshot first = Next(null, flow);

        Next(first);

        Assert.That(_retired.TryFind(first.Columns.Id(0), out ConntrackRecord record), Is.True);
        Assert.That(record.Id, Is.EqualTo(flow.Id));
    }

    [Test]
    public void Run_ConnectionStays_KeepsWhenItWasFirstSeen()
    {
        ConntrackRecord flow = Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2);
        Snapshot first = Next(null, flow);

        Snapshot second = Next(first, flow);

        Assert.That(second.Columns.FirstSeenAt(0), Is.EqualTo(first.Columns.FirstSeenAt(0)));
    }

    [Test]
    public void Run_IgnoredNetwork_HidesEitherEndAndShowsItWhenNoLongerIgnored()
    {
        ConntrackRecord[] flows =
        [
            Flow.Tcp("127.0.0.1", 1, "127.0.0.1", 2),
            Flow.Tcp("10.0.0.1", 1, "127.9.9.9", 2),
            Flow.Tcp("10.0.0.1", 1, "10.0.0.2", 2),
            Flow.Tcp("::1", 1, "::1", 2),
        ];
        var loopback = new IgnoredNetworks([Snapshots.Network("127.0.0.0/8")]);

        Snapshot hidden = Next(null, loopback, flows);
        Snapshot shown = Next(hidden, flows);

        Assert.That(hidden.VisibleRows, Is.EqualTo(2));
        Assert.That(hidden.Columns.Ids(0)[..4].ToArray(), Is.EqualTo(new[] { 0, 0, 1, 2 }));
        Assert.That(shown.VisibleRows, Is.EqualTo(4));
        Assert.That(shown.Columns.Ids(0)[..4].ToArray(), Is.EqualTo(new[] { 3, 4, 1, 2 }));
    }

    [Test]
    public void Run_NothingChanged_AllocatesNoMorePerRow()
    {
        ConntrackRecord[] flows = Flows(20_000);
        Snapshot current = Next(null, flows);
        SnapshotMemory memory = Memory(flows);
        _join.Run(current, memory, 2, 1, Snapshots.IgnoreNothing);

        long before = GC.GetAllocatedBytesForCurrentThread();
        _join.Run(current, memory, 2, 1, Snapshots.IgnoreNothing);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2000));
    }

    private static ConntrackRecord[] Flows(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Flow.Tcp("10.0.0.1", (ushort)i, "10.0.0.2", (ushort)(i >> 16)))];

    private static SnapshotMemory Memory(IEnumerable<ConntrackRecord> flows)
    {
        var memory = new SnapshotMemory();
        foreach (ConntrackRecord flow in flows)
        {
            memory.Store.Add(flow);
        }

        return memory;
    }

    private static Dictionary<uint, int> IdsByFlow(Snapshot snapshot) =>
        snapshot.AllRows().ToDictionary(row => snapshot.Store[row].Id, row => snapshot.Columns.Id(row));

    private Snapshot Next(Snapshot? previous, params ConntrackRecord[] flows) =>
        Next(previous, Snapshots.IgnoreNothing, flows);

    private Snapshot Next(Snapshot? previous, IgnoredNetworks ignored, params ConntrackRecord[] flows)
    {
        SnapshotMemory memory = Memory(flows);
        int visible = _join.Run(previous, memory, 2, (uint)(1000 + _number), ignored);
        var origin = new SnapshotOrigin(++_number, DateTimeOffset.UnixEpoch, 0, TimeSpan.Zero, 0, flows.Length);
        return new Snapshot(_pool, memory, origin, visible);
    }
}
