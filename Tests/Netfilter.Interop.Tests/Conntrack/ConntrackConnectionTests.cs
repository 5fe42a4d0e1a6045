// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackConnectionTests
{
    private const ushort Multi = 2;

    private FakeKernel _kernel = null!;
    private ConntrackConnection _connection = null!;

    [SetUp]
    public void Connect()
    {
        _kernel = new FakeKernel();
        _connection = _kernel.Connect();
    }

    [TearDown]
    public void Disconnect() => _connection.Dispose();

    [Test]
    public void Dump_FlowsRepeatedAtADatagramBoundary_AreDropped()
    {
        _kernel
            .Send(request => FakeReply.Datagram(Enumerable.Range(1, 40).Select(port => Flow(request, port))))
            .Send(request => FakeReply.Datagram(
                Flow(request, 99), Flow(request, 38), Flow(request, 39), Flow(request, 40), Flow(request, 41)))
            .Send(request => FakeReply.Done(request.Sequence));
        var store = new ConntrackStore();

        DumpResult result = _connection.Dump(store);

        Assert.Multiple(() =>
        {
            Assert.That(result.Entries, Is.EqualTo(42));
            Assert.That(result.Received, Is.EqualTo(45));
            Assert.That(result.Duplicates, Is.EqualTo(3));
            Assert.That(
                store.Chunk(0).ToArray().Select(record => record.OriginalSourcePort), Is.Unique);
        });
    }

    [Test]
    public void Dump_SameIdentifierAndAnotherTuple_IsNoRepetition()
    {
        _kernel
            .Send(request => Flow(request, 1, id: 5))
            .Send(request => FakeReply.Datagram(Flow(request, 2, id: 5), FakeReply.Done(request.Sequence)));

        DumpResult result = _connection.Dump(new ConntrackStore());

        Assert.That(result.Entries, Is.EqualTo(2));
    }

    [Test]
    public void Dump_TableResizedMeanwhile_BeginsAnew()
    {
        _kernel.Table.Add(Flows.Entry(Flows.Udp()));
        foreach (long size in (long[])[1024, 2048, 2048, 2048])
        {
            _kernel.TableSizes.Enqueue(size);
        }

        var store = new ConntrackStore();
        DumpResult result = _connection.Dump(store);

        Assert.Multiple(() =>
        {
            Assert.That(result.Retries, Is.EqualTo(1));
            Assert.That(result.IsConsistent, Is.True);
            Assert.That(store.Count, Is.EqualTo(1));
            Assert.That(_kernel.Requests, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public void Dump_TableResizedAgainAndAgain_IsHandedOverAsInconsistent()
    {
        for (long size = 1; size <= 8; size++)
        {
            _kernel.TableSizes.Enqueue(size);
        }

        DumpResult result = _connection.Dump(new ConntrackStore());

        Assert.That(result.IsConsistent, Is.False);
        Assert.That(result.Retries, Is.EqualTo(3));
    }

    [Test]
    public void Dump_SinkThatCannotRestart_IsNotRestarted()
    {
        _kernel.Table.Add(Flows.Entry(Flows.Udp()));
        _kernel.TableSizes.Enqueue(1);
        var sink = new CountingSink();

        DumpResult result = _connection.Dump(ref sink);

        Assert.Multiple(() =>
        {
            Assert.That(sink.Count, Is.EqualTo(1));
            Assert.That(result.IsConsistent, Is.False);
            Assert.That(result.Retries, Is.Zero);
        });
    }

    [Test]
    public void Dump_CancelledMidway_ThrowsAndTheNextOneHasANewSocket()
    {
        using var cancellation = new CancellationTokenSource();
        _kernel
            .Send(request => Flow(request, 1))
            .Send(request =>
            {
                cancellation.Cancel();
                return Flow(request, 2);
            });

        Assert.That(
            () => _connection.Dump(new ConntrackStore(), default, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_connection.Dump(new ConntrackStore()).Entries, Is.Zero);
        Assert.That(_kernel.Opened, Is.EqualTo(2));
    }

    [Test]
    public void Dump_Warm_AllocatesNothingPerEntry()
    {
        ConntrackEntry[] flows = [.. Enumerable.Range(1, 100).Select(port => Flows.Entry(Flows.Udp((ushort)port)))];
        var store = new ConntrackStore();
        byte[] datagram = [];
        byte[] done = [];
        for (int i = 0; i < 2; i++)
        {
            _kernel.Send(request =>
            {
                datagram = FakeReply.Datagram(flows.Select(flow => FakeReply.Flow(flow, request.Sequence, Multi)));
                done = FakeReply.Done(request.Sequence);
                return datagram;
            });
            for (int n = 0; n < 400; n++)
            {
                _kernel.Send(_ => datagram);
            }

            _kernel.Send(_ => done);
        }

        _connection.Dump(store);
        long before = GC.GetAllocatedBytesForCurrentThread();
        DumpResult result = _connection.Dump(store);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // Two hundred kilobytes are the fake kernel's own.
        Assert.That(result.Received, Is.EqualTo(40_100));
        Assert.That(allocated / result.Received, Is.LessThan(8), "no object is as small as eight bytes");
    }

    [Test]
    public void Enumerate_LeftEarly_ClosesItsSocketOnly()
    {
        for (int port = 1; port <= 200; port++)
        {
            _kernel.Table.Add(Flows.Entry(Flows.Udp((ushort)port)));
        }

        Assert.Multiple(() =>
        {
            Assert.That(_connection.Enumerate().First().Original.SourcePort, Is.EqualTo(1));
            Assert.That(_connection.Enumerate().Count(), Is.EqualTo(200));
            Assert.That(_kernel.Opened, Is.EqualTo(3));
        });
    }

    [Test]
    public void DeleteBatch_WithoutPrivilege_DeniesTheRest()
    {
        // The kernel answers the first request of the datagram only.
        _kernel.Send(request => Refusal(request.Sequence - 2));
        var outcomes = new DeleteOutcome[3];

        _connection.DeleteBatch([new(Flows.Udp(1)), new(Flows.Udp(2)), new(Flows.Udp(3))], outcomes);

        Assert.That(outcomes, Is.All.EqualTo(DeleteOutcome.Denied(1)));

        static byte[] Refusal(uint sequence)
        {
            byte[] header = Hex.Bytes("14000000 0201 0100 00000000 00000000");
            BitConverter.TryWriteBytes(header.AsSpan(8), sequence);
            return FakeReply.Message(2, 0x100, sequence, [.. BitConverter.GetBytes(-1), .. header]);
        }
    }

    [Test]
    public void Delete_WithoutPrivilege_Throws()
    {
        _kernel.Send(request => FakeReply.Error(request, 1));

        Assert.That(
            () => _connection.Delete(new ConntrackKey(Flows.Udp())),
            Throws.TypeOf<NetlinkPermissionException>().With.Message.Contains("udp 192.0.2.1:1000"));
    }

    [Test]
    public void Update_StatusChangedMeanwhile_TriesAgain()
    {
        ConntrackEntry before = Flows.Entry(Flows.Udp());
        ConntrackEntry after = Flows.Entry(Flows.Udp(), status: ConntrackStatus.SeenReply);
        _kernel
            .Send(request => FakeReply.Flow(before, request.Sequence, Multi))
            .Send(request => FakeReply.Error(request, 16))
            .Send(request => FakeReply.Flow(after, request.Sequence, Multi))
            .Send(request => FakeReply.Error(request, 0));

        _connection.Update(new ConntrackKey(Flows.Udp()), new ConntrackUpdate { AddStatus = ConntrackStatus.Assured });

        Assert.That(_kernel.Requests[^1].Bytes[^4..], Is.EqualTo(new byte[] { 0, 0, 0, 0x0e }));
    }

    [Test]
    public void Update_PermissionDeniedOnAFlowThatIsNotFixed_IsLackOfPrivilege()
    {
        _kernel
            .Send(request => FakeReply.Error(request, 1))
            .Send(request => FakeReply.Flow(Flows.Entry(Flows.Udp()), request.Sequence, Multi));

        Assert.That(
            () => _connection.Update(new ConntrackKey(Flows.Udp()), new ConntrackUpdate { TimeoutSeconds = 5 }),
            Throws.TypeOf<NetlinkPermissionException>());
    }

    [Test]
    public void Update_Contradictions_AreRefused()
    {
        var key = new ConntrackKey(Flows.Udp());
        Assert.Multiple(() =>
        {
            Assert.That(
                () => _connection.Update(key, new ConntrackUpdate { Mark = 0x10, MarkMask = 0x0F }),
                Throws.ArgumentException);
            Assert.That(
                () => _connection.Update(key, new ConntrackUpdate { FixTimeout = true }), Throws.ArgumentException);
            Assert.That(
                () => _connection.Update(key, new ConntrackUpdate { Labels = new byte[3] }), Throws.ArgumentException);
            Assert.That(
                () => _connection.Update(
                    key, new ConntrackUpdate { Labels = new byte[4], LabelsMask = new byte[8] }),
                Throws.ArgumentException);
        });
    }

    [Test]
    public void Batches_TooFewResults_AreRefused()
    {
        ConntrackKey[] keys = [new(Flows.Udp())];
        Assert.Multiple(() =>
        {
            Assert.That(() => _connection.DeleteBatch(keys, []), Throws.ArgumentException);
            Assert.That(() => _connection.GetBatch(keys, []), Throws.ArgumentException);
        });
    }

    [Test]
    public void AnyCall_AfterDispose_Throws()
    {
        _connection.Dispose();

        Assert.That(() => _connection.Totals(), Throws.InstanceOf<ObjectDisposedException>());
    }

    private static byte[] Flow(FakeRequest request, int port, uint? id = null) =>
        FakeReply.Flow(Flows.Entry(Flows.Udp((ushort)port), id: id ?? (uint)port), request.Sequence, Multi);

    private struct CountingSink : IConntrackSink
    {
        private static ConntrackRecord s_slot;

        public int Count { get; private set; }

        public readonly bool WantsDetails => false;

        public readonly ConntrackExtras? Scratch => null;

        public readonly ref ConntrackRecord NextSlot() => ref s_slot;

        public void Commit(ConntrackExtras? extras, ulong startTime) => Count++;

        public readonly bool TryRestart() => false;
    }
}
