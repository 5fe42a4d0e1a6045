// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Netlink;
using NUnit.Framework;

namespace Netfilter.Interop.Tests.Netlink;

public sealed class NetlinkMessageWriterTests
{
    [Test]
    public void Write_AllKinds_IsByteExact()
    {
        byte[] buffer = new byte[256];
        Array.Fill(buffer, (byte)0xee);
        var writer = new NetlinkMessageWriter(buffer);

        writer.Begin(0x0102, flags: 4, sequence: 9, family: 10, version: 1);
        int nest = writer.BeginNest(5);
        writer.Text(1, "ftp");
        writer.Byte(2, 0xab);
        writer.EndNest(nest);
        writer.UInt16BigEndian(3, 0x1234);
        writer.UInt32BigEndian(4, 0x12345678);
        writer.UInt32HostOrder(6, 0x12345678);
        writer.UInt64BigEndian(7, 0x0102030405060708);
        writer.Bytes(8, [1, 2, 3]);
        writer.End();

        byte[] expected = Hex.Bytes(
            """
            54000000 0201 0500 09000000 00000000  0a 01 0000
            1400 0580 0800 0100 66747000 0500 0200 ab000000
            0600 0300 12340000
            0800 0400 12345678
            0800 0600 78563412
            0c00 0700 0102030405060708
            0700 0800 01020300
            """);
        Assert.That(writer.Written.ToArray(), Is.EqualTo(expected));
    }

    [Test]
    public void Write_BufferTooSmall_Throws()
    {
        Assert.That(
            () =>
            {
                var writer = new NetlinkMessageWriter(new byte[30]);
                writer.Begin(0x0100, 0, 1, 2);
                writer.UInt64BigEndian(1, 1);
            },
            Throws.ArgumentException);
    }
}
