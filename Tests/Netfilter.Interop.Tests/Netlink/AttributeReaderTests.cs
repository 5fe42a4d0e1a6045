// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Netlink;
using NUnit.Framework;

namespace Netfilter.Interop.Tests.Netlink;

public sealed class AttributeReaderTests
{
    [Test]
    public void TryRead_FlagsInTheType_AreIgnored()
    {
        var reader = new AttributeReader(Hex.Bytes("0800 07c0 00000e10"), 0);

        Assert.That(reader.TryRead(out int type, out ReadOnlySpan<byte> value), Is.True);
        Assert.That(type, Is.EqualTo(7));
        Assert.That(reader.UInt32BigEndian(value), Is.EqualTo(3600));
    }

    [TestCase("0600 0200 1234")]
    [TestCase("0600 0200 1234 0000")]
    [TestCase("0600 0200 1234 0000 00")]
    public void TryRead_LastPaddingMissingOrMore_IsTheEnd(string digits)
    {
        var reader = new AttributeReader(Hex.Bytes(digits), 0);

        Assert.That(reader.TryRead(out _, out ReadOnlySpan<byte> value), Is.True);
        Assert.That(reader.UInt16BigEndian(value), Is.EqualTo(0x1234));
        Assert.That(reader.TryRead(out _, out _), Is.False);
    }

    [TestCase("0300 0100", 100)]
    [TestCase("0900 0100 00000000", 100)]
    [TestCase("0500 0100 00 000000 0000 0300", 108)]
    public void TryRead_WrongLength_ThrowsWithOffset(string digits, int offset)
    {
        Assert.That(
            () => ReadAll(Hex.Bytes(digits)),
            Throws.TypeOf<NetlinkFormatException>().With.Property(nameof(NetlinkFormatException.Offset)).EqualTo(offset));
    }

    [Test]
    public void Nested_ShortPayload_ThrowsWithOffsetInTheDatagram()
    {
        // A nest at 40, in it an attribute of one byte and one that should have had four.
        byte[] bytes = Hex.Bytes("1400 0180 0500 0100 11 000000 0600 0200 0001");
        Assert.That(
            () =>
            {
                var outer = new AttributeReader(bytes, 40);
                outer.TryRead(out _, out ReadOnlySpan<byte> nest);
            },
            Throws.TypeOf<NetlinkFormatException>().With.Property(nameof(NetlinkFormatException.Offset)).EqualTo(40));
        bytes[0] = 0x12;
        Assert.That(
            () =>
            {
                var outer = new AttributeReader(bytes, 40);
                outer.TryRead(out _, out ReadOnlySpan<byte> nest);
                AttributeReader inner = outer.Nested(nest);
                inner.TryRead(out _, out _);
                inner.TryRead(out _, out ReadOnlySpan<byte> value);
                inner.UInt32BigEndian(value);
            },
            Throws.TypeOf<NetlinkFormatException>().With.Property(nameof(NetlinkFormatException.Offset)).EqualTo(56));
    }

    private static void ReadAll(ReadOnlySpan<byte> bytes)
    {
        var reader = new AttributeReader(bytes, 100);
        while (reader.TryRead(out _, out _))
        {
        }
    }
}
