// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Conntrack.Tests.Grammar;

internal sealed class ArgumentTests
{
    [TestCase("10.0", 0x0a000000u)]
    [TestCase("10.1", 0x0a000001u)]
    [TestCase("1.2.3", 0x01020003u)]
    [TestCase("0x0a000001", 0x0a000001u)]
    [TestCase("012.0.0.1", 0x0a000001u)]
    [TestCase("10.0.0.1 x", 0x0a000001u)]
    public void TryParse_AddressOfIPv4_ReadsAsInetAton(string text, uint expected)
    {
        Assert.That(AddressArgument.TryParse(text, out AddressArgument argument));
        Assert.That(argument, Is.EqualTo(new AddressArgument(NetAddress.FromIPv4(expected), AddressArgument.IPv4)));
    }

    [TestCase("")]
    [TestCase(" 10.0.0.1")]
    [TestCase("256.1.1.1")]
    [TestCase("1.2.3.4.5")]
    [TestCase("08.1.1.1")]
    [TestCase("1.2.3.")]
    [TestCase("[::1]")]
    [TestCase("fe80::1%lo")]
    [TestCase("::1/64")]
    public void TryParse_NoAddress_Fails(string text)
    {
        Assert.That(AddressArgument.TryParse(text, out _), Is.False);
    }

    [TestCase("5", 5u, uint.MaxValue)]
    [TestCase("0x10/0xff", 16u, 255u)]
    [TestCase("020", 16u, uint.MaxValue)]
    [TestCase("5/", 5u, 0u)]
    public void TryParse_Mark_ReadsValueAndMask(string text, uint value, uint mask)
    {
        Assert.That(MarkArgument.TryParse(text, out MarkArgument mark));
        Assert.That(mark, Is.EqualTo(new MarkArgument(value, mask)));
    }

    [TestCase("")]
    [TestCase("x")]
    [TestCase("5x")]
    [TestCase("5/x")]
    [TestCase("-1")]
    [TestCase("4294967296")]
    public void TryParse_NoMark_Fails(string text)
    {
        Assert.That(MarkArgument.TryParse(text, out _), Is.False);
    }

    [TestCase("80x", 80)]
    [TestCase(" 7", 7)]
    [TestCase("-3", -3)]
    [TestCase("http", 0)]
    [TestCase("99999999999999999999", long.MaxValue)]
    public void Decimal_AnyText_ReadsAsAtol(string text, long expected)
    {
        Assert.That(CNumber.Decimal(text), Is.EqualTo(expected));
    }

    [TestCase(24, "ffffff00")]
    [TestCase(0, "00000000")]
    [TestCase(31, "fffffffe")]
    [TestCase(32, "ffffffff")]
    public void MaskOf_LengthOfIPv4_SetsLeadingBits(int length, string expected)
    {
        Assert.That(AddressArgument.MaskOf(length, AddressArgument.IPv4).ToString(), Does.StartWith(expected));
    }
}
