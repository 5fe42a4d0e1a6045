// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

/// <summary>The decoder on bytes captured from a kernel (Tests/data), whole, cut and flipped.</summary>
public sealed class ConntrackDecoderTests
{
    private static readonly string[] s_fixtures = ["traffic", "by-hand", "events"];

    [TestCase(2)]
    [TestCase(10)]
    public void Decode_TcpThroughNat(byte family)
    {
        ConntrackEntry entry = Entries("traffic").Single(e => e.Original.Family == family && e.Original.Protocol == 6);

        bool isIPv6 = family == 10;
        Assert.Multiple(() =>
        {
            Assert.That(Text(entry.Original.Source, family), Is.EqualTo(isIPv6 ? "fd77:1::2" : "10.77.1.2"));
            Assert.That(Text(entry.Original.Destination, family), Is.EqualTo(isIPv6 ? "fd77:1::1" : "10.77.1.1"));
            Assert.That(entry.Original.DestinationPort, Is.EqualTo(8080));
            Assert.That(Text(entry.Reply!.Value.Source, family), Is.EqualTo(isIPv6 ? "fd77:2::2" : "10.77.2.2"));
            Assert.That(Text(entry.Reply.Value.Destination, family), Is.EqualTo(isIPv6 ? "fd77:2::1" : "10.77.2.1"));
            Assert.That(entry.Reply.Value.SourcePort, Is.EqualTo(80));
            Assert.That(entry.ProtocolState, Is.EqualTo((byte)TcpState.Established));
            Assert.That(
                entry.Status & (ConntrackStatus.SourceNat | ConntrackStatus.DestinationNat | ConntrackStatus.Assured),
                Is.EqualTo(ConntrackStatus.SourceNat | ConntrackStatus.DestinationNat | ConntrackStatus.Assured));
            Assert.That(entry.Counters!.Value.OriginalBytes, Is.GreaterThan(1000).And.LessThan(2000));
            Assert.That(entry.Counters.Value.ReplyBytes, Is.GreaterThan(2000).And.LessThan(3000));
            Assert.That(entry.Extras!.StartTime, Is.GreaterThan(1_700_000_000_000_000_000));
            Assert.That(entry.Extras.Tcp!.Value.OriginalWindowScale, Is.GreaterThan(0));
        });
    }

    [Test]
    public void Decode_UdpCounters()
    {
        ConntrackEntry entry = Entries("traffic").Single(e => e.Original.Family == 2 && e.Original.Protocol == 17);

        Assert.That(entry.Counters, Is.EqualTo(new ConntrackCounters(1, 128, 1, 78)));
    }

    [TestCase(2, 8, 0)]
    [TestCase(10, 128, 129)]
    public void Decode_Ping(byte family, byte type, byte replyType)
    {
        ConntrackEntry entry = Entries("traffic").Single(
            e => e.Original.Family == family && e.Record.Has(ConntrackFields.IcmpId) && e.Original.IcmpType == type);

        Assert.Multiple(() =>
        {
            Assert.That(entry.Original.IcmpId, Is.Not.Zero);
            Assert.That(entry.Original.IcmpCode, Is.Zero);
            Assert.That(entry.Reply!.Value.IcmpType, Is.EqualTo(replyType));
        });
    }

    [Test]
    public void Decode_FlowsMadeByHand()
    {
        Dictionary<byte, List<ConntrackEntry>> flows = Entries("by-hand")
            .GroupBy(entry => entry.Original.Protocol)
            .ToDictionary(group => group.Key, group => group.OrderBy(e => e.Original.SourcePort).ToList());

        Assert.Multiple(() =>
        {
            Assert.That(flows[IpProtocol.Udp][0].Record.Zone, Is.EqualTo(5));
            Assert.That(flows[IpProtocol.Udp][0].Mark, Is.EqualTo(0x11));
            Assert.That(flows[IpProtocol.Udp][0].Key.Zone, Is.EqualTo(5));
            Assert.That(flows[IpProtocol.Udp][1].Labels[15], Is.EqualTo(0x80));
            Assert.That(flows[IpProtocol.UdpLite][0].Original.SourcePort, Is.EqualTo(2));
            Assert.That(flows[IpProtocol.Gre][0].Original, Is.EqualTo(Flows.Between(IpProtocol.Gre, 3)));
            Assert.That(flows[253][0].Record.Has(ConntrackFields.Ports), Is.False);
            Assert.That(flows[IpProtocol.Sctp][0].Extras!.Sctp, Is.EqualTo(new SctpDetails(0x11223344, 0x55667788)));
            Assert.That(flows[IpProtocol.Tcp][0].Helper, Is.EqualTo("ftp"));
        });
    }

    [Test]
    public void Decode_Events()
    {
        List<ConntrackEntry> entries = Entries("events");

        Assert.Multiple(() =>
        {
            Assert.That(entries, Has.Count.EqualTo(3));
            Assert.That(entries.Select(entry => entry.Mark), Is.EqualTo(new uint[] { 1, 2, 2 }));
            Assert.That(entries[0].Extras!.EventTime, Is.Not.Null);
            Assert.That(entries[2].Counters, Is.EqualTo(default(ConntrackCounters)));
            Assert.That(entries[2].StopTime - entries[2].StartTime, Is.GreaterThan(TimeSpan.Zero));
        });
    }

    [Test]
    public void Decode_WithoutDetails_MakesNoExtrasForCommonFlows()
    {
        foreach (byte[] message in Messages("traffic"))
        {
            Decode(message, wantsDetails: false, out ConntrackRecord record, out DecodedExtras extras);
            Assert.That(extras.Found, Is.Null);
            Assert.That(extras.StartTime, Is.Not.Zero);
            Assert.That(record.Has(ConntrackFields.StartTime), Is.True);
        }
    }

    [Test]
    public void Decode_UsualAndWalkedTuple_AreTheSame()
    {
        foreach (byte[] message in Messages("traffic"))
        {
            byte[] walked = [.. message];
            ClearNestedBits(walked);

            Assert.That(Entry(walked).Original, Is.EqualTo(Entry(message).Original));
            Assert.That(Entry(walked).Reply, Is.EqualTo(Entry(message).Reply));
            Assert.That(Entry(walked).Record.Fields, Is.EqualTo(Entry(message).Record.Fields));
        }

        // The nests of the original tuple: itself at 20, its addresses at 24, its ports behind them.
        static void ClearNestedBits(byte[] message)
        {
            int addresses = BitConverter.ToUInt16(message, 24);
            foreach (int at in (int[])[23, 27, 27 + addresses])
            {
                message[at] &= 0x7f;
            }
        }
    }

    [TestCaseSource(nameof(s_fixtures))]
    public void Decode_CutAtEachOffset_DecodesOrThrowsFormat(string fixture)
    {
        foreach (byte[] message in Messages(fixture))
        {
            for (int length = 0; length < message.Length; length++)
            {
                Survives(message[..length]);

                // The header agrees with the cut: now attributes end early.
                byte[] consistent = message[..length];
                if (length >= 16)
                {
                    BitConverter.TryWriteBytes(consistent, length);
                    Survives(consistent);
                }
            }
        }
    }

    [TestCaseSource(nameof(s_fixtures))]
    public void Decode_EachBitFlipped_DecodesOrThrowsFormat(string fixture)
    {
        foreach (byte[] message in Messages(fixture))
        {
            for (int bit = 0; bit < message.Length * 8; bit++)
            {
                message[bit / 8] ^= (byte)(1 << (bit % 8));
                Survives(message);
                message[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [TestCase(0)]
    [TestCase(7)]
    public void Decode_OtherFamily_ThrowsWithOffset(byte family)
    {
        byte[] message = Messages("traffic")[0];
        message[16] = family;

        Assert.That(
            () => Entry(message),
            Throws.TypeOf<NetlinkFormatException>().With.Property(nameof(NetlinkFormatException.Offset)).EqualTo(16));
    }

    [Test]
    public void Decode_WithoutTuple_Throws()
    {
        byte[] message = Hex.Bytes("1c000000 0001 0000 00000000 00000000 02000000 0800 0800 00000007");

        Assert.That(() => Entry(message), Throws.TypeOf<NetlinkFormatException>().With.Message.Contains("tuple"));
    }

    [Test]
    public void Decode_Offloaded_HasNeitherTimeoutNorState()
    {
        byte[] message = Hex.Bytes(
            """
            50000000 0001 0200 01000000 01000000 02000000
            3400 0180  1400 0180  0800 0100 c0000201  0800 0200 c6336407
                       1c00 0280  0500 0100 06000000  0600 0200 03e80000  0600 0300 00350000
            0800 0300 0000400e
            """);

        ConntrackEntry entry = Entry(message);

        Assert.Multiple(() =>
        {
            Assert.That(entry.Record.Has(ConntrackFields.Offloaded), Is.True);
            Assert.That(entry.Timeout, Is.Null);
            Assert.That(entry.ProtocolState, Is.Null);
            Assert.That(entry.Reply, Is.Null);
        });
    }

    [Test]
    public void Decode_CountersWithPadding_AreWalked()
    {
        byte[] message = Hex.Bytes(
            """
            7c000000 0001 0200 01000000 01000000 02000000
            3400 0180  1400 0180  0800 0100 c0000201  0800 0200 c6336407
                       1c00 0280  0500 0100 06000000  0600 0200 03e80000  0600 0300 00350000
            2000 0980  0400 0500  0c00 0100 0000000000000007  0c00 0200 0000000100000002
            1400 0a80  0400 0500  0c00 0200 0000000000000009
            """);

        Assert.That(Entry(message).Counters, Is.EqualTo(new ConntrackCounters(7, 0x1_0000_0002, 0, 9)));
    }

    [Test]
    public void Decode_RareAttributes()
    {
        byte[] message = Hex.Bytes(
            """
            e0000000 0001 0200 01000000 01000000 02000000
            3400 0180  1400 0180  0800 0100 c0000201  0800 0200 c6336407
                       1c00 0280  0500 0100 06000000  0600 0200 03e80000  0600 0300 00350000
            3400 0e80  1400 0180  0800 0100 c0000203  0800 0200 c6336409
                       1c00 0280  0500 0100 11000000  0600 0200 00010000  0600 0300 00020000
            1c00 0f80  0800 0100 00000010  0800 0200 ffffffff  0800 0300 00000002
            0c00 1380  0800 0100 61626300
            1c00 1880  0800 0100 00000001  0800 0200 00000002  0800 0300 00000003
            2000 0480  1c00 0280  0500 0100 03000000  0500 0200 01000000  0800 7700 00000000
            """);

        ConntrackExtras extras = Entry(message).Extras!;

        Assert.Multiple(() =>
        {
            Assert.That(extras.Master!.Value.SourcePort, Is.EqualTo(1));
            Assert.That(extras.OriginalSequenceAdjustment, Is.EqualTo(new SequenceAdjustment(16, -1, 2)));
            Assert.That(extras.SecurityContext, Is.EqualTo("abc"));
            Assert.That(extras.Synproxy, Is.EqualTo(new SynproxyDetails(1, 2, 3)));
            Assert.That(extras.Dccp, Is.EqualTo(new DccpDetails(1, 0)));
        });
    }

    [Test]
    public void Statistics_OfAKernel_AreDecoded()
    {
        List<byte[]> messages = Messages("statistics");
        var kernel = new FakeKernel();
        using ConntrackConnection connection = kernel.Connect();
        kernel.Send(request => Readdressed(messages[0], request));
        ConntrackTotals totals = connection.Totals();
        kernel.Send(request => FakeReply.Datagram(
            [.. messages.Skip(1).Select(message => Readdressed(message, request)), FakeReply.Done(request.Sequence)]));

        ConntrackCpuStatistics[] statistics = connection.CpuStatistics();

        Assert.Multiple(() =>
        {
            Assert.That(totals.Entries, Is.EqualTo(7));
            Assert.That(totals.MaxEntries, Is.GreaterThan(7));
            Assert.That(statistics.Select(cpu => cpu.Cpu), Is.EqualTo(Enumerable.Range(0, statistics.Length)));
            Assert.That(statistics, Is.Not.Empty);
            Assert.That(statistics.All(cpu => cpu.ChainTooLong is not null && cpu.Searched is null), Is.True);
        });
    }

    [Test]
    public void Error_OfAKernel_HasTextAndOffset()
    {
        var reader = new NetlinkMessageReader(File.ReadAllBytes(PathOf("error")));
        reader.TryRead(out NetlinkMessage message);

        NetlinkError error = NetlinkError.ReadError(message);

        Assert.Multiple(() =>
        {
            Assert.That(error.Errno, Is.EqualTo(34));
            Assert.That(error.Text, Is.EqualTo("Attribute failed policy validation"));
            Assert.That(error.Offset, Is.EqualTo(72));
        });
    }

    private static byte[] Readdressed(byte[] message, FakeRequest request)
    {
        byte[] readdressed = [.. message];
        BitConverter.TryWriteBytes(readdressed.AsSpan(8), request.Sequence);
        BitConverter.TryWriteBytes(readdressed.AsSpan(12), FakeKernel.PortId);
        return readdressed;
    }

    private static void Survives(byte[] message)
    {
        try
        {
            Decode(message, wantsDetails: true, out _, out _);
        }
        catch (NetlinkFormatException exception)
        {
            Assert.That(exception.Offset, Is.InRange(0, message.Length + 3));
        }
    }

    private static List<ConntrackEntry> Entries(string fixture) => [.. Messages(fixture).Select(Entry)];

    private static ConntrackEntry Entry(byte[] message)
    {
        Decode(message, wantsDetails: true, out ConntrackRecord record, out DecodedExtras extras);
        return new ConntrackEntry(record, extras.Found);
    }

    private static void Decode(byte[] message, bool wantsDetails, out ConntrackRecord record, out DecodedExtras extras)
    {
        record = default;
        extras = default;
        var reader = new NetlinkMessageReader(message);
        while (reader.TryRead(out NetlinkMessage decoded))
        {
            ConntrackDecoder.Decode(decoded, ref record, wantsDetails, out extras);
        }
    }

    /// <summary>The messages of data, each in an array of exactly its length.</summary>
    private static List<byte[]> Messages(string fixture)
    {
        byte[] bytes = File.ReadAllBytes(PathOf(fixture));
        var messages = new List<byte[]>();
        for (int start = 0; start < bytes.Length;)
        {
            int length = BitConverter.ToInt32(bytes, start);
            if (BitConverter.ToUInt16(bytes, start + 4) >= 0x100)
            {
                messages.Add(bytes[start..(start + length)]);
            }

            start += (length + 3) & ~3;
        }

        return messages;
    }

    private static string PathOf(string fixture) =>
        Path.Combine(AppContext.BaseDirectory, "data", $"conntrack-{fixture}.bin");

    private static string Text(NetAddress address, byte family) => address.ToIPAddress(family).ToString();
}
