// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

/// <summary>Every request, byte by byte (on a little-endian host).</summary>
public sealed class ConntrackRequestTests
{
    /// <summary>udp 192.0.2.1:1000 -> 198.51.100.7:53, and its mirror image.</summary>
    private const string Original =
        """
        3400 0180  1400 0180  0800 0100 c0000201  0800 0200 c6336407
                   1c00 0280  0500 0100 11000000  0600 0200 03e80000  0600 0300 00350000
        """;

    private const string Reply =
        """
        3400 0280  1400 0180  0800 0100 c6336407  0800 0200 c0000201
                   1c00 0280  0500 0100 11000000  0600 0200 00350000  0600 0300 03e80000
        """;

    private static readonly ConntrackFeatures s_all = new()
    {
        ZoneDump = true,
        StatusDump = true,
        TupleDump = true,
        FamilyFlush = true,
    };

    private FakeKernel _kernel = null!;
    private ConntrackConnection _connection = null!;

    [SetUp]
    public void Connect()
    {
        _kernel = new FakeKernel();
        _connection = _kernel.Connect(s_all);
    }

    [TearDown]
    public void Disconnect() => _connection.Dispose();

    [Test]
    public void Dump_Everything()
    {
        _connection.Dump(new ConntrackStore());

        Expect("0101 0103", "00 00 0000", "");
    }

    [Test]
    public void Dump_ByFamilyMarkStatusAndZone()
    {
        _connection.Dump(new ConntrackStore(), new ConntrackDumpFilter
        {
            Family = 10,
            Mark = 7,
            MarkMask = 0xFF,
            Status = ConntrackStatus.None,
            StatusMask = ConntrackStatus.Assured,
            Zone = 5,
        });

        Expect(
            "0101 0103",
            "0a 00 0000",
            "0800 0800 00000007  0800 1500 000000ff  0800 0300 00000000  0800 1a00 00000004  0600 1200 00050000");
    }

    [Test]
    public void Dump_ByTuple_FlagsAreInHostOrder()
    {
        _connection.Dump(new ConntrackStore(), new ConntrackDumpFilter
        {
            Family = 2,
            Original = new() { Source = Flows.Address("192.0.2.1"), Protocol = IpProtocol.Tcp, DestinationPort = 443 },
            Reply = new() { Destination = Flows.Address("192.0.2.9") },
        });

        Expect(
            "0101 0103",
            "02 00 0000",
            """
            2400 0180  0c00 0180  0800 0100 c0000201  1400 0280  0500 0100 06000000  0600 0300 01bb0000
            1000 0280  0c00 0180  0800 0200 c0000209
            1400 1980  0800 0100 29000000  0800 0200 02000000
            """);
    }

    [Test]
    public void Dump_ByTupleOfIPv6_SendsTheFamilyAlone()
    {
        _connection.Dump(new ConntrackStore(), new ConntrackDumpFilter
        {
            Family = 10,
            Original = new() { Source = Flows.Address("2001:db8::1"), Protocol = IpProtocol.Tcp },
            Reply = new() { Source = Flows.Address("2001:db8::2") },
        });

        Expect("0101 0103", "0a 00 0000", "");
    }

    [Test]
    public void Dump_WithoutProbe_SendsOnlyWhatEveryKernelKnows()
    {
        using ConntrackConnection connection = _kernel.Connect();

        connection.Dump(new ConntrackStore(), new ConntrackDumpFilter
        {
            Family = 2,
            Mark = 1,
            Zone = 5,
            Status = ConntrackStatus.Assured,
            Original = new() { Source = Flows.Address("192.0.2.1") },
        });

        Expect("0101 0103", "02 00 0000", "0800 0800 00000001  0800 1500 ffffffff");
    }

    [Test]
    public void TryGet_ByOriginalTuple()
    {
        _connection.TryGet(new ConntrackKey(Flows.Udp()), out _);

        Expect("0101 0100", "02 00 0000", Original);
    }

    [Test]
    public void TryGet_ByReplyTupleInAZone()
    {
        _connection.TryGet(new ConntrackKey(TupleFields.Mirror(Flows.Udp()), Zone: 5, IsReply: true), out _);

        Expect("0101 0100", "02 00 0000", Reply + "0600 1200 00050000");
    }

    [Test]
    public void Delete_WithZoneOfOneDirectionAndId()
    {
        _connection.Delete(new ConntrackKey(Flows.Udp(), Zone: 0, Id: 0xdeadbeef, TupleZone: 9));

        Expect(
            "0201 0500",
            "02 00 0000",
            Original.Replace("3400 0180", "3c00 0180", StringComparison.Ordinal)
                + "0600 0300 00090000  0600 1200 00000000  0800 0c00 deadbeef");
    }

    [Test]
    public void Delete_Icmp6()
    {
        _connection.Delete(new ConntrackKey(ConntrackTuple.Icmp(
            10, Flows.Address("2001:db8::1"), Flows.Address("2001:db8::2"), 128, 0, 0xbeef)));

        Expect(
            "0201 0500",
            "0a 00 0000",
            """
            5400 0180  2c00 0180
                       1400 0300 20010db8000000000000000000000001
                       1400 0400 20010db8000000000000000000000002
                       2400 0280  0500 0100 3a000000  0600 0700 beef0000  0500 0800 80000000  0500 0900 00000000
            """);
    }

    [Test]
    public void DeleteBatch_OnlyTheLastIsAcknowledged()
    {
        ConntrackKey[] keys = [new(Flows.Udp(1)), new(Flows.Udp(2)), new(Flows.Udp(3))];

        _connection.DeleteBatch(keys, new DeleteOutcome[3]);

        Assert.That(_kernel.Requests.Select(request => request.Flags), Is.EqualTo(new ushort[] { 1, 1, 5 }));
    }

    [Test]
    public void Create_WithEverything()
    {
        var extras = new ConntrackExtras
        {
            Helper = "ftp",
            SourceNat = NatRange.To(Flows.Address("203.0.113.9"), 40000),
            Labels = [1, 2, 3, 4],
        };

        _connection.Create(Flows.Entry(
            Flows.Udp(), mark: 7, zone: 5, status: ConntrackStatus.SeenReply, extras: extras));

        Expect(
            "0001 0506",
            "02 00 0000",
            Original + Reply +
            """
            0800 0300 0000000a  0800 0700 00000258  0800 0800 00000007  0600 1200 00050000
            0c00 0580 0800 0100 66747000
            2800 0680 0800 0100 cb007109 0800 0200 cb007109 1400 0380 0600 0100 9c400000 0600 0200 9c400000
            0800 1600 01020304
            """);
    }

    [Test]
    public void Create_Tcp_IsLiberal()
    {
        _connection.Create(Flows.Entry(Flows.Between(IpProtocol.Tcp), state: 3));

        string original = Original.Replace("11000000", "06000000", StringComparison.Ordinal);
        string reply = Reply.Replace("11000000", "06000000", StringComparison.Ordinal);
        Expect(
            "0001 0506",
            "02 00 0000",
            original + reply +
            """
            0800 0300 00000008  0800 0700 00000258
            3000 0480 2c00 0180 0500 0100 03000000 0500 0200 00000000 0500 0300 00000000
                                0600 0400 08080000 0600 0500 08080000
            """);
    }

    [Test]
    public void Update_MarkAndLabels()
    {
        _connection.Create(Flows.Entry(Flows.Udp()));

        _connection.Update(new ConntrackKey(Flows.Udp()), new ConntrackUpdate
        {
            Mark = 0x10,
            MarkMask = 0xF0,
            Labels = new byte[] { 1, 0, 0, 0 },
            LabelsMask = new byte[] { 3, 0, 0, 0 },
        });

        Expect(
            "0001 0500",
            "02 00 0000",
            Original + "0800 0800 00000010  0800 1500 000000f0  0800 1600 01000000  0800 1700 03000000");
    }

    [Test]
    public void Update_FixedTimeout_SendsTimeoutAndWholeStatusTogether()
    {
        _connection.Create(Flows.Entry(Flows.Udp(), status: ConntrackStatus.SeenReply | ConntrackStatus.Assured));

        _connection.Update(
            new ConntrackKey(Flows.Udp()), new ConntrackUpdate { TimeoutSeconds = 60, FixTimeout = true });

        Expect("0001 0500", "02 00 0000", Original + "0800 0700 0000003c  0800 0300 0000040e");
    }

    [TestCase(0, "00 00 0000")]
    [TestCase(2, "02 01 0000")]
    [TestCase(10, "0a 01 0000")]
    public void Flush_ByFamily_HasVersionOne(byte family, string header)
    {
        _connection.Flush(family);

        Expect("0201 0500", header, "");
    }

    [Test]
    public void Flush_WithoutProbe_NeverFlushesOneFamily()
    {
        using ConntrackConnection connection = _kernel.Connect();
        _kernel.Table.Add(Flows.Entry(Flows.Udp()));
        _kernel.Table.Add(Flows.Entry(Flows.Udp6()));

        connection.Flush(10);

        Assert.Multiple(() =>
        {
            Assert.That(
                _kernel.Requests.Where(request => request.Type == 0x102),
                Is.Not.Empty.And.All.Property(nameof(FakeRequest.Bytes)).Property("Length").GreaterThan(20));
            Assert.That(_kernel.Table.Select(entry => entry.Original.Family), Is.EqualTo(new byte[] { 2 }));
        });
    }

    [Test]
    public void Totals_AsksForStatistics()
    {
        _connection.Totals();

        Expect("0501 0100", "00 00 0000", "");
    }

    [Test]
    public void CpuStatistics_AsksForADump()
    {
        _connection.CpuStatistics();

        Expect("0401 0103", "00 00 0000", "");
    }

    private void Expect(string typeAndFlags, string nfgenmsg, string attributes)
    {
        FakeRequest last = _kernel.Requests[^1];
        byte[] expectedAttributes = Hex.Bytes(attributes);
        Assert.Multiple(() =>
        {
            Assert.That(BitConverter.ToInt32(last.Bytes), Is.EqualTo(20 + expectedAttributes.Length));
            Assert.That(last.Bytes[4..8], Is.EqualTo(Hex.Bytes(typeAndFlags)));
            Assert.That(last.Bytes[12..16], Is.EqualTo(new byte[4]), "the kernel sets the port id");
            Assert.That(last.Bytes[16..20], Is.EqualTo(Hex.Bytes(nfgenmsg)));
            Assert.That(
                Convert.ToHexString(last.Attributes), Is.EqualTo(Convert.ToHexString(expectedAttributes)));
        });
    }
}
