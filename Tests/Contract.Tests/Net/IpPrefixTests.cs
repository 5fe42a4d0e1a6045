// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Net;

internal sealed class IpPrefixTests
{
    [TestCase("10.0.0.1", "10.0.0.1")]
    [TestCase("10.1.2.3/8", "10.0.0.0/8")]
    [TestCase("10/8", "10.0.0.0/8")]
    [TestCase("192.168/16", "192.168.0.0/16")]
    [TestCase("0.0.0.0/0", "0.0.0.0/0")]
    [TestCase("255.255.255.255/32", "255.255.255.255")]
    [TestCase("10.0.0.3/31", "10.0.0.2/31")]
    [TestCase("2001:DB8::1", "2001:db8::1")]
    [TestCase("2001:db8::1/32", "2001:db8::/32")]
    [TestCase("::/0", "::/0")]
    [TestCase("::1/128", "::1")]
    [TestCase("fe80::1:2/127", "fe80::1:2/127")]
    [TestCase("::ffff:10.0.0.1", "::ffff:10.0.0.1")]
    public void TryParse_AddressOrNetwork_PrintsCanonically(string text, string canonical)
    {
        Assert.That(IpPrefix.TryParse(text, out IpPrefix prefix), Is.True);
        Assert.That(prefix.ToString(), Is.EqualTo(canonical));
        Assert.That(IpPrefix.TryParse(canonical, out IpPrefix again), Is.True);
        Assert.That(again, Is.EqualTo(prefix));
    }

    [TestCase("")]
    [TestCase("/")]
    [TestCase("/8")]
    [TestCase("10")]
    [TestCase("10.0.0")]
    [TestCase("10.0.0.1.2")]
    [TestCase("10..0.1")]
    [TestCase("10.0.0.256")]
    [TestCase("10.0.0.01")]
    [TestCase("0x0a.0.0.1")]
    [TestCase("10.0.0.1/33")]
    [TestCase("10.0.0.1/-1")]
    [TestCase("10.0.0.1/+8")]
    [TestCase("10.0.0.1/")]
    [TestCase("10.0.0.1/8/8")]
    [TestCase("10.0.0.1/255.0.0.0")]
    [TestCase(" 10.0.0.1")]
    [TestCase("::1/129")]
    [TestCase("[::1]")]
    [TestCase("fe80::1%1")]
    [TestCase("::g")]
    [TestCase(":::")]
    [TestCase("1:2:3:4:5:6:7:8:9")]
    public void TryParse_OtherText_IsNone(string text) => Assert.That(IpPrefix.TryParse(text, out _), Is.False);

    [TestCase("10.0.0.0/8", "10.255.255.255", true)]
    [TestCase("10.0.0.0/8", "11.0.0.0", false)]
    [TestCase("0.0.0.0/0", "255.1.2.3", true)]
    [TestCase("0.0.0.0/0", "::1", false)]
    [TestCase("10.0.0.1", "10.0.0.1", true)]
    [TestCase("2001:db8::/33", "2001:db8:7fff::1", true)]
    [TestCase("2001:db8::/33", "2001:db8:8000::1", false)]
    [TestCase("::/0", "::1", true)]
    [TestCase("::/0", "10.0.0.1", false)]
    [TestCase("::ffff:0:0/96", "10.0.0.1", false)]
    public void Contains_Address_IsDecidedByFamilyAndLeadingBits(string network, string address, bool expected)
    {
        Assert.That(IpPrefix.TryParse(network, out IpPrefix prefix), Is.True);
        Assert.That(prefix.Contains(IPAddress.Parse(address)), Is.EqualTo(expected));
    }

    [Test]
    public void FromIPv4_Network_GivesHostOrderNetworkAndMask()
    {
        IpPrefix prefix = IpPrefix.FromIPv4(0x0a010203, 16);

        Assert.That((prefix.IPv4Network, prefix.IPv4Mask), Is.EqualTo((0x0a010000u, 0xffff0000u)));
        Assert.That((prefix.IPv6Network, prefix.IPv6Mask), Is.EqualTo((UInt128.Zero, UInt128.Zero)));
        Assert.That(prefix.ContainsIPv4(0x0a01ffff), Is.True);
        Assert.That(prefix.ContainsIPv6(0x0a010000), Is.False);
    }

    [Test]
    public void FromIPv6_Network_GivesNetworkAndMask()
    {
        UInt128 address = new(0x20010db8_00000000, 1);
        IpPrefix prefix = IpPrefix.FromIPv6(address, 64);

        Assert.That(prefix.IPv6Network, Is.EqualTo(new UInt128(0x20010db8_00000000, 0)));
        Assert.That(prefix.IPv6Mask, Is.EqualTo(new UInt128(ulong.MaxValue, 0)));
        Assert.That(prefix.ContainsIPv6(address), Is.True);
    }

    [Test]
    public void FromAddress_EitherFamily_IsThatAddress()
    {
        Assert.That(IpPrefix.FromAddress(IPAddress.Parse("192.0.2.1")).IPv4Network, Is.EqualTo(0xc0000201u));
        Assert.That(IpPrefix.FromAddress(IPAddress.IPv6Loopback).IPv6Network, Is.EqualTo(UInt128.One));
    }

    [TestCase(-1)]
    [TestCase(33)]
    public void FromIPv4_LengthOutsideTheRange_IsRefused(int length) =>
        Assert.That(() => IpPrefix.FromIPv4(0, length), Throws.TypeOf<ArgumentOutOfRangeException>());

    [Test]
    public void Equals_ZeroNetworksOfBothFamilies_AreDifferent() =>
        Assert.That(IpPrefix.FromIPv4(0, 0), Is.Not.EqualTo(IpPrefix.FromIPv6(0, 0)));
}
