// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class NetAddressTests
{
    [TestCase("192.0.2.1")]
    [TestCase("0.0.0.0")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("1::")]
    [TestCase("2001:db8::1")]
    [TestCase("2001:db8:0:1:1:1:1:1")]
    [TestCase("2001:0:0:1::1")]
    [TestCase("fe80::a:b:c:d")]
    [TestCase("::ffff:192.0.2.1")]
    [TestCase("::192.0.2.1")]
    [TestCase("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void TryFormat_Address_WritesItsShortestForm(string text)
    {
        IPAddress address = IPAddress.Parse(text);
        byte family = text.Contains(':', StringComparison.Ordinal) ? (byte)10 : (byte)2;
        Span<byte> utf8 = stackalloc byte[46];

        bool fits = NetAddress.From(address).TryFormat(utf8, family, out int written);

        Assert.That(fits, Is.True);
        Assert.That(Encoding.UTF8.GetString(utf8[..written]), Is.EqualTo(text));
    }

    [TestCase("192.0.2.1", 2)]
    [TestCase("2001:db8::ffff:1", 10)]
    [TestCase("::ffff:192.0.2.1", 10)]
    public void TryFormat_BufferTooSmall_IsFalseForEveryLength(string text, byte family)
    {
        NetAddress address = Flows.Address(text);
        for (int length = 0; length < text.Length; length++)
        {
            Assert.That(address.TryFormat(new byte[length], family, out _), Is.False, $"{length} bytes");
        }

        Assert.That(address.TryFormat(new byte[text.Length], family, out _), Is.True);
    }

    [Test]
    public void TryFormat_AnyIPv6_ParsesBack() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<byte>().ArrayOf(16).ToArbitrary(),
        bytes =>
        {
            byte[] sparse = [.. bytes.Select(value => (value & 1) == 0 ? (byte)0 : value)];
            NetAddress address = NetAddress.FromBytes(sparse);
            byte[] utf8 = new byte[46];
            return address.TryFormat(utf8, 10, out int written)
                && IPAddress.Parse(Encoding.ASCII.GetString(utf8, 0, written)).GetAddressBytes().SequenceEqual(sparse);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void FromIPv4_HostOrder_FillsTheFirstFourBytes()
    {
        NetAddress address = NetAddress.FromIPv4(0x7F000001);

        Assert.Multiple(() =>
        {
            Assert.That(address.ToIPAddress(2), Is.EqualTo(IPAddress.Loopback));
            Assert.That(address.ToIPv4(), Is.EqualTo(0x7F000001));
            Assert.That(address.High, Is.EqualTo(0x7F000001_00000000));
            Assert.That(address.Low, Is.Zero);
            Assert.That(address, Is.EqualTo(Flows.Address("127.0.0.1")));
        });
    }

    [Test]
    public void CompareTo_Addresses_IsNumericOrder()
    {
        string[] ordered = ["2001:db8::1", "2001:db8::2", "2001:db8::1:0", "2001:db8:0:1::", "fe80::1"];
        NetAddress[] addresses = [.. ordered.Select(Flows.Address)];

        Assert.Multiple(() =>
        {
            Assert.That(addresses.Reverse().Order(), Is.EqualTo(addresses));
            Assert.That(addresses[0] < addresses[1] && addresses[1] > addresses[0], Is.True);
            Assert.That(addresses[0] <= addresses[1] && addresses[1] >= addresses[0], Is.True);
            Assert.That(addresses[0] != addresses[1], Is.True);
        });
    }

    [TestCase(0)]
    [TestCase(5)]
    [TestCase(17)]
    public void FromBytes_OtherLength_Throws(int length) =>
        Assert.That(() => NetAddress.FromBytes(new byte[length]), Throws.ArgumentException);

    [Test]
    public void ToIPAddress_UnknownFamily_Throws() =>
        Assert.That(() => default(NetAddress).ToIPAddress(1), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
