// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackEventSubscriptionTests
{
    private const ushort CreateExclusive = 0x600;

    private FakeKernel _kernel = null!;
    private ConntrackEventSubscription _events = null!;

    [SetUp]
    public void Subscribe()
    {
        _kernel = new FakeKernel();
        _events = _kernel.Subscribe();
    }

    [TearDown]
    public void Unsubscribe() => _events.Dispose();

    [Test]
    public void TryReceive_KindsAndOverrun_ComeInOrder()
    {
        _kernel
            .Send(_ => FakeReply.Flow(Flows.Entry(Flows.Udp(1)), 0, CreateExclusive))
            .Overrun()
            .Interrupt()
            .Send(_ => FakeReply.Flow(Flows.Entry(Flows.Udp(2)), 0))
            .Send(_ => FakeReply.Flow(Flows.Entry(Flows.Udp(3)), 0, isDestroy: true));

        Assert.Multiple(() =>
        {
            Assert.That(Next().Kind, Is.EqualTo(ConntrackEventKind.New));
            ConntrackEvent overrun = Next();
            Assert.That(overrun.Kind, Is.EqualTo(ConntrackEventKind.Overrun));
            Assert.That(overrun.Entry, Is.Null);
            Assert.That(Next().Kind, Is.EqualTo(ConntrackEventKind.Update));
            ConntrackEvent destroy = Next();
            Assert.That(destroy.Kind, Is.EqualTo(ConntrackEventKind.Destroy));
            Assert.That(destroy.Entry!.Original.SourcePort, Is.EqualTo(3));
        });
    }

    [Test]
    public void Receive_MalformedAndForeign_AreSkippedAndTheRestArrives()
    {
        _kernel
            .Send(_ => FakeReply.Flow(Flows.Entry(Flows.Udp(1)), 0)[..60])
            .Truncate(99999)
            .Send(_ => FakeReply.Flow(Flows.Entry(Flows.Udp(2)), 0), sender: 1234)
            .Send(_ => FakeReply.Message(0x777, 0, 0, [2, 0, 0, 0]))
            .Send(_ => FakeReply.Flow(Flows.Entry(Flows.Udp(3)), 0));
        var sink = new LastSink();

        EventBatch batch = _events.Receive(ref sink, TimeSpan.Zero);

        Assert.Multiple(() =>
        {
            Assert.That(batch, Is.EqualTo(new EventBatch(1, 0, 2)));
            Assert.That(sink.Port, Is.EqualTo(3));
        });
    }

    [Test]
    public void Receive_AfterDispose_ReturnsNothing()
    {
        var sink = new LastSink();
        _events.Dispose();

        Assert.That(_events.Receive(ref sink, Timeout.InfiniteTimeSpan), Is.EqualTo(default(EventBatch)));
    }

    private ConntrackEvent Next()
    {
        Assert.That(_events.TryReceive(TimeSpan.Zero, out ConntrackEvent received), Is.True);
        return received;
    }

    private struct LastSink : IConntrackEventSink
    {
        public ushort Port { get; private set; }

        public readonly bool WantsDetails => false;

        public readonly ConntrackExtras? Scratch => null;

        public void OnEvent(
            ConntrackEventKind kind, in ConntrackRecord record, ConntrackExtras? extras, uint requesterPortId,
            in ConntrackEventTimes times) =>
            Port = record.OriginalSourcePort;

        public readonly void OnOverrun()
        {
        }
    }
}
