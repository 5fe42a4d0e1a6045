// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class OptionInputTests
{
    [TestCase("yes", true)]
    [TestCase("True", true)]
    [TestCase("on", true)]
    [TestCase("1", true)]
    [TestCase("no", false)]
    [TestCase("FALSE", false)]
    [TestCase("off", false)]
    [TestCase("0", false)]
    public void Switch_Word_IsRead(string text, bool expected)
    {
        Assert.That(Of(text).Switch(), Is.EqualTo(expected));
    }

    [Test]
    public void Switch_WithoutValue_IsOn()
    {
        Assert.That(Of().Switch(), Is.True);
    }

    [TestCase("")]
    [TestCase("maybe")]
    [TestCase("2")]
    public void Switch_OtherText_Throws(string text)
    {
        Assert.That(() => Of(text).Switch(), Throws.InstanceOf<FormatException>());
    }

    [TestCase("10", 10_000)]
    [TestCase("10s", 10_000)]
    [TestCase("10 s", 10_000)]
    [TestCase("1.5", 1_500)]
    [TestCase("500ms", 500)]
    [TestCase("2m", 120_000)]
    [TestCase("1min", 60_000)]
    [TestCase("1h", 3_600_000)]
    public void Duration_WithUnits_IsRead(string text, double milliseconds)
    {
        TimeSpan time = Of(text).Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));

        Assert.That(time.TotalMilliseconds, Is.EqualTo(milliseconds));
    }

    [TestCase("")]
    [TestCase("s")]
    [TestCase("10x")]
    [TestCase("-1")]
    [TestCase("1e3")]
    [TestCase("1,5")]
    [TestCase("99ms")]
    [TestCase("61m")]
    [TestCase("1.2.3")]
    public void Duration_OtherText_Throws(string text)
    {
        Assert.That(
            () => Of(text).Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            Throws.InstanceOf<FormatException>());
    }

    [TestCase("1", 1)]
    [TestCase("100", 100)]
    public void Number_InRange_IsRead(string text, int expected)
    {
        Assert.That(Of(text).Number(1, 100), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("101")]
    [TestCase("+5")]
    [TestCase(" 5")]
    [TestCase("0x5")]
    [TestCase("99999999999999999999")]
    public void Number_OtherText_Throws(string text)
    {
        Assert.That(
            () => Of(text).Number(1, 100),
            Throws.InstanceOf<FormatException>().Or.InstanceOf<OverflowException>());
    }

    [TestCase("0xFFFF", 0xFFFFu)]
    [TestCase("0Xffff0000", 0xFFFF0000u)]
    [TestCase("65535", 0xFFFFu)]
    [TestCase("0", 0u)]
    public void Mask_Number_IsRead(string text, uint expected)
    {
        Assert.That(Of(text).Mask(), Is.EqualTo(expected));
    }

    [TestCase("FFFF")]
    [TestCase("0x")]
    [TestCase("0x100000000")]
    [TestCase("-1")]
    public void Mask_OtherText_Throws(string text)
    {
        Assert.That(() => Of(text).Mask(), Throws.InstanceOf<FormatException>());
    }

    [TestCase("0660", 0b110_110_000)]
    [TestCase("777", 0b111_111_111)]
    [TestCase("0", 0)]
    public void FileMode_Octal_IsRead(string text, int expected)
    {
        Assert.That((int)Of(text).FileMode(), Is.EqualTo(expected));
    }

    [TestCase("888")]
    [TestCase("1777")]
    [TestCase("rw-")]
    [TestCase("777777777777777777777")]
    public void FileMode_OtherText_Throws(string text)
    {
        Assert.That(() => Of(text).FileMode(), Throws.InstanceOf<FormatException>());
    }

    [TestCase("/var/log/x", "/var/log/x")]
    [TestCase("x.log", "/base/x.log")]
    [TestCase("../x.log", "/x.log")]
    public void Path_Relative_StartsFromTheBase(string text, string expected)
    {
        Assert.That(Of(text).Path(), Is.EqualTo(expected));
    }

    [Test]
    public void Networks_List_IsRead()
    {
        string[] networks = [.. Of("10.0.0.0/8", "192.0.2.1", "2001:db8::/32", "::1").Networks()
            .Select(network => network.ToString())];

        Assert.That(networks, Is.EqualTo(new[] { "10.0.0.0/8", "192.0.2.1/32", "2001:db8::/32", "::1/128" }));
    }

    [Test]
    public void Networks_None_IsEmpty()
    {
        Assert.That(Of("none").Networks(), Is.Empty);
    }

    [TestCase("10.0.0.1/8")]
    [TestCase("10.0.0.0/33")]
    [TestCase("10.0.0.0/")]
    [TestCase("lan")]
    [TestCase("")]
    public void Networks_OtherText_Throws(string text)
    {
        Assert.That(() => Of(text).Networks(), Throws.InstanceOf<FormatException>());
    }

    [Test]
    public void Networks_NoneBesideOthers_Throws()
    {
        Assert.That(() => Of("none", "10.0.0.0/8").Networks(), Throws.InstanceOf<FormatException>());
    }

    [Test]
    public void Text_SeveralValues_Throws()
    {
        Assert.That(() => Of("a", "b").Text, Throws.InstanceOf<FormatException>());
    }

    private static OptionInput Of(params string[] values) => new(values, "/base");
}
