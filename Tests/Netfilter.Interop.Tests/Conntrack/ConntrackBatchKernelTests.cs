// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackBatchKernelTests : KernelTest
{
    private NetnsFixture _netns = null!;
    private ConntrackConnection _connection = null!;

    [SetUp]
    public void Open()
    {
        _netns = new NetnsFixture(Prefix, isTracking: false);
        _connection = _netns.Connect(ConntrackFeatureProbe.Run());
    }

    [TearDown]
    public void Close()
    {
        _connection.Dispose();
        _netns.Dispose();
    }

    [Test]
    public void CreateBatch_WithOneTaken_ReportsThatOneAndCreatesTheRest()
    {
        ConntrackEntry[] entries = [.. Enumerable.Range(1, 2000).Select(port => Flows.Entry(Flows.Udp((ushort)port)))];
        _connection.Create(entries[700]);
        var outcomes = new ChangeOutcome[entries.Length];

        _connection.CreateBatch(entries, outcomes);

        Assert.Multiple(() =>
        {
            Assert.That(outcomes[700], Is.EqualTo(new ChangeOutcome(ChangeOutcomeKind.Exists, 17)));
            Assert.That(outcomes.Count(outcome => outcome == ChangeOutcome.Done), Is.EqualTo(1999));
            Assert.That(_connection.Totals().Entries, Is.EqualTo(2000));
        });
    }

    [Test]
    public void CreateOrUpdateBatch_Existing_IsChanged()
    {
        _connection.Create(Flows.Entry(Flows.Udp(1), mark: 1));
        var outcomes = new ChangeOutcome[2];

        _connection.CreateOrUpdateBatch(
            [Flows.Entry(Flows.Udp(1), mark: 2), Flows.Entry(Flows.Udp(2), mark: 2)], outcomes);

        Assert.Multiple(() =>
        {
            Assert.That(outcomes, Is.All.EqualTo(ChangeOutcome.Done));
            Assert.That(_connection.Enumerate().Select(entry => entry.Mark), Is.EqualTo([2, 2]));
        });
    }

    [Test]
    public void UpdateBatch_InZones_ChangesThoseAndReportsTheRest()
    {
        _connection.Create(Flows.Entry(Flows.Udp(1)));
        _connection.Create(Flows.Entry(Flows.Udp(1), zone: 5));
        _connection.Create(Flows.Entry(Flows.Udp(2), status: ConntrackStatus.FixedTimeout));
        ConntrackKey[] keys = [new(Flows.Udp(9)), new(Flows.Udp(1), Zone: 5), new(Flows.Udp(2))];
        var outcomes = new ChangeOutcome[3];

        _connection.UpdateBatch(
            keys, new ConntrackUpdate { TimeoutSeconds = 50, AddStatus = ConntrackStatus.SeenReply }, outcomes);

        Assert.Multiple(() =>
        {
            Assert.That(
                outcomes.Select(outcome => outcome.Kind),
                Is.EqualTo([ChangeOutcomeKind.NotFound, ChangeOutcomeKind.Done, ChangeOutcomeKind.Refused]));
            Assert.That(outcomes[2].Errno, Is.EqualTo(1));
            Assert.That(_connection.Get(keys[1]).Timeout!.Value.TotalSeconds, Is.InRange(1, 50));
            Assert.That(_connection.Get(new(Flows.Udp(1))).Timeout!.Value.TotalSeconds, Is.GreaterThan(50));
        });
    }

    [Test]
    public void Flush_ByFilter_LeavesTheRest()
    {
        _connection.Create(Flows.Entry(Flows.Udp(1), mark: 1));
        _connection.Create(Flows.Entry(Flows.Udp(2), zone: 5));
        _connection.Create(Flows.Entry(Flows.Udp6(3), mark: 1));
        _connection.Create(Flows.Entry(Flows.Udp6(4) with { Source = Flows.Address("2001:db8::9") }));

        _connection.Flush(new ConntrackDumpFilter { Zone = 5 });
        _connection.Flush(new ConntrackDumpFilter { Family = 2, Mark = 1 });
        _connection.Flush(new ConntrackDumpFilter
        {
            Family = 10,
            Original = new ConntrackTupleFilter { Source = Flows.Address("2001:db8::9") },
        });

        Assert.That(_connection.Enumerate().Single().Original.SourcePort, Is.EqualTo(3));
    }

    [Test]
    public void Run_FlushFilters_FindsAllOnThisKernel()
    {
        ConntrackFeatures features = ConntrackFeatureProbe.Run();

        Assert.That(
            (features.MarkFlush, features.ZoneFlush, features.StatusFlush, features.TupleFlush),
            Is.EqualTo((true, true, true, true)));
    }

    [Test]
    public void Dump_ZeroingByMark_ZeroesOnlyThose()
    {
        using var netns = new NetnsFixture(Prefix);
        using ConntrackConnection connection = netns.Connect(ConntrackFeatureProbe.Run());
        using var traffic = new UdpTraffic(netns, netns, new IPEndPoint(IPAddress.Loopback, 5300));
        traffic.Send(10);
        ConntrackEntry flow = connection.Enumerate().First();

        DumpResult zeroed = connection.Dump(
            new ConntrackStore(), new ConntrackDumpFilter { Source = ConntrackDumpSource.TableZeroingCounters });

        Assert.Multiple(() =>
        {
            Assert.That(flow.Counters!.Value.OriginalPackets, Is.Positive);
            Assert.That(zeroed.Entries, Is.Positive);
            Assert.That(connection.Get(flow.Key).Counters!.Value.OriginalPackets, Is.Zero);
            Assert.That(
                () => connection.Dump(
                    new ConntrackStore(),
                    new ConntrackDumpFilter
                    {
                        Family = 10,
                        Original = new ConntrackTupleFilter { Source = Flows.Address("::1") },
                        Source = ConntrackDumpSource.TableZeroingCounters,
                    }),
                Throws.ArgumentException);
        });
    }

    [TestCase(ConntrackDumpSource.Dying)]
    [TestCase(ConntrackDumpSource.Unconfirmed)]
    public void Dump_OtherLists_AreEmptyInAQuietNamespace(ConntrackDumpSource source)
    {
        _connection.Create(Flows.Entry(Flows.Udp(1)));

        Assert.That(
            _connection.Dump(new ConntrackStore(), new ConntrackDumpFilter { Source = source }).Entries, Is.Zero);
    }

    [Test]
    public async Task ReadAllAsync_SmallBuffer_ReportsTheOverrunAndGoesOn()
    {
        using ConntrackEventSubscription events = ConntrackEventSubscription.Open(
            new ConntrackEventOptions { NetworkNamespace = _netns.Path, ReceiveBufferBytes = 8192 });
        Assert.That(events.ReceiveBufferBytes, Is.EqualTo(16384));
        ConntrackEntry[] entries = [.. Enumerable.Range(1, 5000).Select(port => Flows.Entry(Flows.Udp((ushort)port)))];
        _connection.CreateBatch(entries, new ChangeOutcome[entries.Length]);

        var seen = new List<ConntrackEventKind>();
        await foreach (ConntrackEvent item in events.ReadAllAsync(CancellationToken.None))
        {
            if (item.Kind == ConntrackEventKind.Overrun)
            {
                _connection.Create(Flows.Entry(Flows.Udp(60000)));
            }

            seen.Add(item.Kind);
            if (item.Entry?.Original.SourcePort == 60000)
            {
                break;
            }
        }

        Assert.That(seen, Does.Contain(ConntrackEventKind.Overrun).And.Contain(ConntrackEventKind.New));
    }

    [Test]
    public void ReadAllAsync_Cancelled_Ends()
    {
        using ConntrackEventSubscription events = ConntrackEventSubscription.Open(
            new ConntrackEventOptions { NetworkNamespace = _netns.Path });
        using var cancellation = new CancellationTokenSource();

        Task<bool> next = events.ReadAllAsync(cancellation.Token).GetAsyncEnumerator(cancellation.Token)
            .MoveNextAsync().AsTask();
        cancellation.Cancel();

        Assert.That(async () => await next, Throws.InstanceOf<OperationCanceledException>());
    }
}
