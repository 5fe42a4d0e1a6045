// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Netlink;
using NUnit.Framework;

namespace Netfilter.Interop.Tests.Netlink;

public sealed class NetlinkMessageReaderTests
{
    [Test]
    public void TryRead_TwoMessages_FindsBoth()
    {
        byte[] datagram = Hex.Bytes(
            """
            14000000 0001 0200 07000000 67120000 aabbccdd
            11000000 0201 0000 08000000 00000000 ee
            """);
        var reader = new NetlinkMessageReader(datagram);

        Assert.That(reader.TryRead(out NetlinkMessage first), Is.True);
        Assert.That(first.Type, Is.EqualTo(0x100));
        Assert.That(first.Flags, Is.EqualTo(2));
        Assert.That(first.Sequence, Is.EqualTo(7));
        Assert.That(first.PortId, Is.EqualTo(0x1267));
        Assert.That(first.Payload.ToArray(), Is.EqualTo(new byte[] { 0xaa, 0xbb, 0xcc, 0xdd }));
        Assert.That(first.PayloadOffset, Is.EqualTo(16));
        Assert.That(reader.TryRead(out NetlinkMessage second), Is.True);
        Assert.That(second.Payload.ToArray(), Is.EqualTo(new byte[] { 0xee }), "an unaligned tail is accepted");
        Assert.That(second.PayloadOffset, Is.EqualTo(36));
        Assert.That(reader.TryRead(out _), Is.False);
    }

    [TestCase("0f000000 0001 0200 07000000 67120000", 0)]
    [TestCase("15000000 0001 0200 07000000 67120000 aabbccdd", 0)]
    [TestCase("ffffffff 0001 0200 07000000 67120000 aabbccdd", 0)]
    [TestCase("10000000 0001 0200 07000000 67120000 aabbccdd", 16)]
    public void TryRead_WrongLength_ThrowsWithOffset(string digits, int offset)
    {
        byte[] datagram = Hex.Bytes(digits);

        Assert.That(
            () => ReadAll(datagram),
            Throws.TypeOf<NetlinkFormatException>().With.Property(nameof(NetlinkFormatException.Offset)).EqualTo(offset));
    }

    private static void ReadAll(ReadOnlySpan<byte> datagram)
    {
        var reader = new NetlinkMessageReader(datagram);
        while (reader.TryRead(out _))
        {
        }
    }
}
