// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackTableReaderKernelTests : KernelTest
{
    [TestCase(1)]
    [TestCase(100)]
    public void Read_BothFamilies_FindsAllFlows(int threshold)
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        for (ushort port = 1; port <= 30; port++)
        {
            connection.Create(Flows.Entry(port <= 20 ? Flows.Udp(port) : Flows.Udp6(port)));
        }

        using var reader = new ConntrackTableReader(netns.Connect(), netns.Connect(), threshold);
        var store = new ConntrackStore();

        DumpResult result = reader.Read(store);

        Assert.Multiple(() =>
        {
            Assert.That(result.Entries, Is.EqualTo(30));
            Assert.That(store.Count, Is.EqualTo(30));
            Assert.That(store.ChunkCount, Is.EqualTo(threshold == 1 ? 2 : 1));
            Assert.That(
                Enumerable.Range(0, store.ChunkCount)
                    .SelectMany(chunk => store.Chunk(chunk).ToArray())
                    .Select(record => (int)record.OriginalSourcePort)
                    .Order(),
                Is.EqualTo(Enumerable.Range(1, 30)));
        });
    }

    [Test]
    [NonParallelizable]
    public void Read_Again_NeedsNoMoreMemory()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));
        connection.Create(Flows.Entry(Flows.Udp6()));
        using var reader = new ConntrackTableReader(netns.Connect(), netns.Connect(), 0);
        var store = new ConntrackStore();
        reader.Read(store);
        int chunks = store.AllocatedChunks;
        long before = GC.GetTotalAllocatedBytes(precise: true);

        reader.Read(store);

        Assert.Multiple(() =>
        {
            Assert.That(chunks, Is.EqualTo(2));
            Assert.That(store.AllocatedChunks, Is.EqualTo(2));
            Assert.That(store.Count, Is.EqualTo(2));
            Assert.That(GC.GetTotalAllocatedBytes(precise: true) - before, Is.LessThan(1 << 20), "no new chunk");
        });
    }

    [Test]
    public void Read_Cancelled_Throws()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using var reader = new ConntrackTableReader(netns.Connect(), netns.Connect(), 0);

        Assert.That(
            () => reader.Read(new ConntrackStore(), default, new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
    }
}
