// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Net;

internal sealed class ProtocolNamesTests
{
    [TestCase("tcp", 6)]
    [TestCase("UDP", 17)]
    [TestCase("icmp6", 58)]
    [TestCase("ipv6-icmp", 58)]
    [TestCase("udplite", 136)]
    [TestCase("0", 0)]
    [TestCase("255", 255)]
    public void TryParse_NameOrNumber_IsTheProtocol(string text, byte expected)
    {
        Assert.That(ProtocolNames.TryParse(text, out byte protocol), Is.True);
        Assert.That(protocol, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("256")]
    [TestCase("-1")]
    [TestCase("0x6")]
    [TestCase("tpc")]
    public void TryParse_OtherText_IsNone(string text) => Assert.That(ProtocolNames.TryParse(text, out _), Is.False);

    [Test]
    public void NameOf_EveryNumber_IsReadBack() => Assert.Multiple(() =>
    {
        for (int number = 0; number <= byte.MaxValue; number++)
        {
            Assert.That(ProtocolNames.TryParse(ProtocolNames.NameOf((byte)number), out byte protocol), Is.True);
            Assert.That(protocol, Is.EqualTo(number));
        }
    });
}
