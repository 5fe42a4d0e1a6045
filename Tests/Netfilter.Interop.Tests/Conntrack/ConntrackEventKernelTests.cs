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

public sealed class ConntrackEventKernelTests : KernelTest
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Test]
    public void TryReceive_LifeOfAFlow_TellsNewUpdateDestroy()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackEventSubscription events = Subscribe(netns);
        using ConntrackConnection connection = netns.Connect();

        connection.Create(Flows.Entry(Flows.Udp(), mark: 1));
        connection.Update(new ConntrackKey(Flows.Udp()), new ConntrackUpdate { Mark = 2 });
        connection.Delete(new ConntrackKey(Flows.Udp()));

        ConntrackEvent[] received = [Next(events), Next(events), Next(events)];
        Assert.Multiple(() =>
        {
            Assert.That(
                received.Select(e => e.Kind),
                Is.EqualTo(new[] { ConntrackEventKind.New, ConntrackEventKind.Update, ConntrackEventKind.Destroy }));
            Assert.That(received.Select(e => e.Entry!.Original), Is.All.EqualTo(Flows.Udp()));
            Assert.That(received[0].Entry!.Timeout, Is.Not.Null);
            Assert.That(received[0].Entry!.Counters, Is.Null);
            Assert.That(received[1].Entry!.Mark, Is.EqualTo(2));
            Assert.That(received[2].Entry!.Counters, Is.Not.Null);
            Assert.That(received[2].Entry!.StopTime, Is.Not.Null);
            Assert.That(received.Select(e => e.RequesterPortId), Is.All.Not.Zero);
        });
    }

    [Test]
    public void TryReceive_Packets_HaveNoRequester()
    {
        using var netns = new NetnsFixture(Prefix);
        using ConntrackEventSubscription events = Subscribe(netns);
        using var traffic = new UdpTraffic(netns, netns, new IPEndPoint(IPAddress.IPv6Loopback, 0));
        traffic.Send(1);

        ConntrackEvent received = Next(events);

        Assert.Multiple(() =>
        {
            Assert.That(received.Kind, Is.EqualTo(ConntrackEventKind.New));
            Assert.That(received.RequesterPortId, Is.Zero);
            Assert.That(received.Entry!.Original.Family, Is.EqualTo(10));
        });
    }

    [Test]
    public void TryReceive_OnlyDestroyGroup_TellsNothingElse()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using var events = ConntrackEventSubscription.Open(
            new() { NetworkNamespace = netns.Path, Groups = ConntrackEventGroups.Destroy });
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));
        connection.Delete(new ConntrackKey(Flows.Udp()));

        Assert.Multiple(() =>
        {
            Assert.That(Next(events).Kind, Is.EqualTo(ConntrackEventKind.Destroy));
            Assert.That(events.TryReceive(TimeSpan.Zero, out _), Is.False);
        });
    }

    [Test]
    public void Receive_BufferOverrun_IsToldAndResyncMendsTheMirror()
    {
        const int Count = 2000;
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using var events = ConntrackEventSubscription.Open(
            new() { NetworkNamespace = netns.Path, ReceiveBufferBytes = 65536 });
        using ConntrackConnection connection = netns.Connect();
        for (int port = 1; port <= Count; port++)
        {
            connection.Create(Flows.Entry(Flows.Udp((ushort)port)));
        }

        var mirror = new MirrorSink();
        EventBatch first = ReceiveAll(events, ref mirror);
        int beforeResync = mirror.Flows.Count;
        connection.Delete(new ConntrackKey(Flows.Udp(1)));

        // Subscribed already; now dump, then apply what came meanwhile.
        mirror.Flows.Clear();
        foreach (ConntrackEntry entry in connection.Enumerate())
        {
            mirror.Flows[entry.Original] = entry.Mark;
        }

        connection.Update(new ConntrackKey(Flows.Udp(2)), new ConntrackUpdate { Mark = 77 });
        connection.Delete(new ConntrackKey(Flows.Udp(3)));
        EventBatch second = ReceiveAll(events, ref mirror);

        Assert.Multiple(() =>
        {
            Assert.That(first.Overruns, Is.GreaterThan(0));
            Assert.That(beforeResync, Is.LessThan(Count));
            Assert.That(second.Overruns, Is.Zero);
            Assert.That(
                mirror.Flows, Is.EquivalentTo(connection.Enumerate().ToDictionary(e => e.Original, e => e.Mark)));
            Assert.That(mirror.Flows, Has.Count.EqualTo(Count - 2));
        });
    }

    [Test]
    public async Task Dispose_WhileWaiting_EndsTheWait()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        ConntrackEventSubscription events = Subscribe(netns);
        Task<bool> waiting = Task.Factory.StartNew(
            () => events.TryReceive(Timeout.InfiniteTimeSpan, out _),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        events.Dispose();

        Assert.That(await waiting, Is.False);
    }

    [Test]
    public void TryReceive_Cancelled_Throws()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackEventSubscription events = Subscribe(netns);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        Assert.That(
            () => events.TryReceive(Timeout.InfiniteTimeSpan, out _, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Open_LargeBuffer_IsGranted()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackEventSubscription events = Subscribe(netns);

        Assert.That(events.ReceiveBufferBytes, Is.EqualTo(16 << 20), "the kernel doubles what is asked for");
    }

    private static ConntrackEventSubscription Subscribe(NetnsFixture netns) =>
        ConntrackEventSubscription.Open(new() { NetworkNamespace = netns.Path });

    private static ConntrackEvent Next(ConntrackEventSubscription events)
    {
        Assert.That(events.TryReceive(s_patience, out ConntrackEvent received), Is.True, "no event came");
        return received;
    }

    /// <summary>Events of requests are queued before the request returns, so an empty queue means that all were read.</summary>
    private static EventBatch ReceiveAll(ConntrackEventSubscription events, ref MirrorSink sink)
    {
        EventBatch sum = default;
        while (true)
        {
            EventBatch batch = events.Receive(ref sink, TimeSpan.Zero);
            if (batch == default)
            {
                return sum;
            }

            sum = new(sum.Events + batch.Events, sum.Overruns + batch.Overruns, sum.Malformed + batch.Malformed);
        }
    }

    private readonly struct MirrorSink : IConntrackEventSink
    {
        public MirrorSink()
        {
        }

        public Dictionary<ConntrackTuple, uint> Flows { get; } = [];

        public bool WantsDetails => false;

        public ConntrackExtras? Scratch => null;

        public void OnEvent(
            ConntrackEventKind kind, in ConntrackRecord record, ConntrackExtras? extras, uint requesterPortId,
            in ConntrackEventTimes times)
        {
            ConntrackTuple tuple = TupleFields.Original(record);
            if (kind == ConntrackEventKind.Destroy)
            {
                Flows.Remove(tuple);
                return;
            }

            Flows[tuple] = record.Mark;
        }

        public void OnOverrun()
        {
        }
    }
}
