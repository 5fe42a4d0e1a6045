// SPDX-License-Identifier: GPL-2.0-or-later
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
    public void Read_Cancelled_Throws()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using var reader = new ConntrackTableReader(netns.Connect(), netns.Connect(), 0);

        Assert.That(
            () => reader.Read(new ConntrackStore(), default, new CancellationToken(canceled: true)),
            Throws.InstanceOf<System.OperationCanceledException>());
    }
}
