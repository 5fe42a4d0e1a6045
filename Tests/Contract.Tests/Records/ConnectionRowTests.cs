// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using Contract.Records;
using NUnit.Framework;

namespace Contract.Tests.Records;

internal sealed class ConnectionRowTests
{
    [Test]
    public void FromMap_Row_GivesTypedValues()
    {
        ConnectionRow row = Row(
            ("_id", 7),
            ("orig_l4proto", 6),
            ("orig_ipv4_src", 0x0a000001),
            ("orig_ipv4_dst", 3232235777L),
            ("repl_ipv4_src", "192.168.1.1"),
            ("repl_ipv4_dst", "-1062731519"),
            ("mark", 4294967295L),
            ("orig_counter_bytes", "10000000000"),
            ("helper", "ftp"));

        Assert.Multiple(() =>
        {
            Assert.That(row.Id, Is.EqualTo(7));
            Assert.That(row.Protocol, Is.EqualTo(6));
            Assert.That(row.OriginalSource, Is.EqualTo(IPAddress.Parse("10.0.0.1")));
            Assert.That(row.OriginalDestination, Is.EqualTo(IPAddress.Parse("192.168.1.1")));
            Assert.That(row.ReplySource, Is.EqualTo(IPAddress.Parse("192.168.1.1")));
            Assert.That(row.ReplyDestination, Is.EqualTo(IPAddress.Parse("192.168.1.1")));
            Assert.That(row.GetNumber(RowField.Mark), Is.EqualTo(4294967295));
            Assert.That(row.GetNumber(RowField.OriginalBytes), Is.EqualTo(10_000_000_000));
            Assert.That(row.GetText(RowField.Helper), Is.EqualTo("ftp"));
        });
    }

    [Test]
    public void FromMap_IPv6Row_GivesItsAddresses()
    {
        ConnectionRow row = Row(("_id", 1), ("orig_ipv6_src", "2001:db8::1"), ("orig_ipv6_dst", "::1"));

        Assert.That(row.OriginalSource, Is.EqualTo(IPAddress.Parse("2001:db8::1")));
        Assert.That(row.OriginalDestination, Is.EqualTo(IPAddress.IPv6Loopback));
    }

    [Test]
    public void GetNumber_AbsentField_IsNull()
    {
        ConnectionRow row = Row(("_id", 1));

        Assert.That(row.GetNumber(RowField.Timeout), Is.Null);
        Assert.That(row.GetText(RowField.Helper), Is.Null);
        Assert.That(row.OriginalSource, Is.Null);
        Assert.That(row.Protocol, Is.Null);
    }

    [Test]
    public void FromMap_RowWithoutNumber_IsRefused() => Assert.That(
        () => Row(("mark", 1)),
        Throws.TypeOf<RecordFormatException>().With.Message.EqualTo("the reply's member '_id' is missing"));

    [TestCase("timeout", "soon")]
    [TestCase("timeout", 1.5)]
    public void GetNumber_ValueOfAnotherType_IsRefused(string name, object value) => Assert.That(
        () => Row(("_id", 1), (name, value)).GetNumber(RowField.Timeout),
        Throws.TypeOf<RecordFormatException>().With.Property(nameof(RecordFormatException.Member)).EqualTo(name));

    [TestCase("10.0.0.0/8")]
    [TestCase("host.example")]
    [TestCase(true)]
    public void GetAddress_ValueThatIsNoAddress_IsRefused(object value) => Assert.That(
        () => Row(("_id", 1), ("orig_ipv4_src", value)).OriginalSource, Throws.TypeOf<RecordFormatException>());

    private static ConnectionRow Row(params (string Name, object? Value)[] members) =>
        ConnectionRow.FromMap(RecordMaps.Of(members));
}
