// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class DumpFilterKernelTests : KernelTest
{
    [Test]
    public void Probe_ThisKernel_TellsWhatItFound()
    {
        ConntrackFeatures features = ConntrackFeatureProbe.Run();

        Assert.Multiple(() =>
        {
            Assert.That(features.Probed, Is.True, features.Reason);
            Assert.That(features.StatusDump, Is.EqualTo(IsAtLeast(5, 15)));
            Assert.That(features.TupleDump, Is.EqualTo(IsAtLeast(5, 8)));
            Assert.That(features.ZoneDump, Is.True.Or.EqualTo(IsAtLeast(6, 8)));
            Assert.That(features.FamilyFlush, Is.True);
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Dump_EachFilter_SelectsTheSameWithAndWithoutTheKernel(bool isProbed)
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        ConntrackFeatures features = isProbed ? ConntrackFeatureProbe.Run() : ConntrackFeatures.None;
        using ConntrackConnection connection = netns.Connect(features);
        connection.Create(Flows.Entry(Flows.Udp(1), mark: 0x11));
        connection.Create(Flows.Entry(Flows.Udp(2), mark: 0x12, zone: 4));
        connection.Create(Flows.Entry(Flows.Udp(3), status: ConntrackStatus.Assured | ConntrackStatus.SeenReply));
        connection.Create(Flows.Entry(Flows.Between(IpProtocol.Tcp, 4), state: 3));
        connection.Create(Flows.Entry(Flows.Udp6(5), mark: 0x11));
        connection.Create(Flows.Entry(Flows.Udp6(6) with { Source = Flows.Address("2001:db8::9") }));

        Assert.Multiple(() =>
        {
            Expect(connection, new() { Family = 10 }, kernelApplies: true, 5, 6);
            Expect(connection, new() { Mark = 0x11 }, kernelApplies: true, 1, 5);
            Expect(connection, new() { Mark = 0x10, MarkMask = 0xF0 }, kernelApplies: true, 1, 2, 5);
            Expect(connection, new() { Zone = 4 }, isProbed && features.ZoneDump, 2);
            Expect(connection, new() { Zone = 0 }, isProbed && features.ZoneDump, 1, 3, 4, 5, 6);
            Expect(connection, new() { Status = ConntrackStatus.Assured }, isProbed, 3);
            Expect(
                connection,
                new() { Status = ConntrackStatus.None, StatusMask = ConntrackStatus.Assured },
                isProbed,
                1, 2, 4, 5, 6);
            Expect(
                connection,
                new() { Family = 2, Original = new() { Protocol = IpProtocol.Udp, SourcePort = 2 } },
                kernelApplies: true,
                2);
            Expect(
                connection,
                new() { Family = 2, Reply = new() { Source = Flows.Address("198.51.100.7"), Protocol = 6 } },
                kernelApplies: true,
                4);
        });
    }

    [Test]
    public void Dump_IPv6Address_IsComparedHereAndNotByTheKernel()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using ConntrackConnection connection = netns.Connect(ConntrackFeatureProbe.Run());
        connection.Create(Flows.Entry(Flows.Udp6(5)));
        connection.Create(Flows.Entry(Flows.Udp6(6) with { Source = Flows.Address("2001:db8::9") }));
        var filter = new ConntrackDumpFilter
        {
            Family = 10,
            Original = new ConntrackTupleFilter { Source = Flows.Address("2001:db8::9") },
        };
        var store = new ConntrackStore();

        DumpResult result = connection.Dump(store, filter);

        Assert.Multiple(() =>
        {
            Assert.That(result.Received, Is.EqualTo(2), "the kernel sent all of the family");
            Assert.That(store.Count, Is.EqualTo(1));
            Assert.That(store[0].OriginalSourcePort, Is.EqualTo(6));
        });
    }

    private static void Expect(
        ConntrackConnection connection, ConntrackDumpFilter filter, bool kernelApplies, params int[] ports)
    {
        var store = new ConntrackStore();
        DumpResult result = connection.Dump(store, filter);
        int[] found = store.Count == 0
            ? []
            : [.. store.Chunk(0).ToArray().Select(record => (int)record.OriginalSourcePort).Order()];
        Assert.That(found, Is.EqualTo(ports), filter.ToString());
        Assert.That(result.DumpFiltered, Is.EqualTo(kernelApplies), filter.ToString());
        Assert.That(
            connection.Enumerate(filter).Select(entry => (int)entry.Original.SourcePort).Order(),
            Is.EqualTo(ports),
            filter.ToString());
    }

    private static bool IsAtLeast(int major, int minor) =>
        Environment.OSVersion.Version >= new Version(major, minor);
}
