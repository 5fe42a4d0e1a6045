// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.CompilerServices;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackStoreTests
{
    [Test]
    public void Record_HasExactly128Bytes() => Assert.That(Unsafe.SizeOf<ConntrackRecord>(), Is.EqualTo(128));

    [Test]
    public void Add_MoreThanAChunk_KeepsRows()
    {
        var store = new ConntrackStore();
        int last = Fill(store, ConntrackStore.ChunkSize + 10);

        Assert.Multiple(() =>
        {
            Assert.That(last, Is.EqualTo(ConntrackStore.ChunkSize + 9));
            Assert.That(store.Count, Is.EqualTo(ConntrackStore.ChunkSize + 10));
            Assert.That(store.ChunkCount, Is.EqualTo(2));
            Assert.That(store.Chunk(0).Length, Is.EqualTo(ConntrackStore.ChunkSize));
            Assert.That(store.Chunk(1).Length, Is.EqualTo(10));
            Assert.That(store[last].Mark, Is.EqualTo((uint)last));
            Assert.That(() => store[last + 1].Mark, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => store[-1].Mark, Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => store.Chunk(2).Length, Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void ClearAndTrim_KeepAndGiveBackMemory()
    {
        var store = new ConntrackStore();
        Fill(store, (ConntrackStore.ChunkSize * 3) + 1);

        store.Clear();
        int kept = store.AllocatedChunks;
        Fill(store, 1);
        store.Trim(0);

        Assert.Multiple(() =>
        {
            Assert.That(kept, Is.EqualTo(4));
            Assert.That(store.AllocatedChunks, Is.EqualTo(1));
            Assert.That(store.Count, Is.EqualTo(1));
        });
    }

    [Test]
    public void Clear_ForgetsExtrasAndTimes()
    {
        var store = new ConntrackStore();
        store.Add(Flows.Entry(Flows.Udp()).Record, new ConntrackExtras { Helper = "sip" }, startTime: 5);
        Assert.That(store.Extras(0)?.Helper, Is.EqualTo("sip"));
        Assert.That(store.TryGetStartTime(0, out ulong start), Is.True);
        Assert.That(start, Is.EqualTo(5));

        store.Clear();
        store.Add(Flows.Entry(Flows.Udp()).Record);

        Assert.Multiple(() =>
        {
            Assert.That(store.Extras(0), Is.Null);
            Assert.That(store.TryGetStartTime(0, out _), Is.False);
        });
    }

    [Test]
    public void MoveFrom_TwoStores_KeepsRowsExtrasAndTimes()
    {
        var first = new ConntrackStore();
        var second = new ConntrackStore();
        Fill(first, 3);
        Fill(second, ConntrackStore.ChunkSize + 2);
        int moved = second.Add(
            Flows.Entry(Flows.Udp6()).Record, new ConntrackExtras { Helper = "ftp" }, startTime: 77);

        first.MoveFrom(second);

        int row = ConntrackStore.ChunkSize + moved;
        Assert.Multiple(() =>
        {
            Assert.That(first.Count, Is.EqualTo(3 + ConntrackStore.ChunkSize + 3));
            Assert.That(first.ChunkCount, Is.EqualTo(3));
            Assert.That(first.Chunk(0).Length, Is.EqualTo(3));
            Assert.That(first[row].Family, Is.EqualTo(10));
            Assert.That(first.Extras(row)?.Helper, Is.EqualTo("ftp"));
            Assert.That(first.TryGetStartTime(row, out ulong start), Is.True);
            Assert.That(start, Is.EqualTo(77));
            Assert.That(second.Count, Is.Zero);
            Assert.That(() => first[5].Mark, Throws.InstanceOf<ArgumentOutOfRangeException>(), "the first part is short");
            Assert.That(() => first.MoveFrom(first), Throws.ArgumentException);
        });
    }

    [Test]
    public void MoveFrom_AgainAndAgain_AllocatesNothingNew()
    {
        var first = new ConntrackStore();
        var second = new ConntrackStore();
        for (int round = 0; round < 5; round++)
        {
            first.Clear();
            Fill(first, 10);
            Fill(second, 20);
            first.MoveFrom(second);
            Fill(first, 1);
        }

        Assert.That(first.AllocatedChunks + second.AllocatedChunks, Is.LessThanOrEqualTo(3));
        Assert.That(first.Count, Is.EqualTo(31));
    }

    private static int Fill(ConntrackStore store, int count)
    {
        ConntrackRecord record = Flows.Entry(Flows.Udp()).Record;
        int row = -1;
        for (int i = 0; i < count; i++)
        {
            record.Mark = (uint)i;
            row = store.Add(record);
        }

        return row;
    }
}
