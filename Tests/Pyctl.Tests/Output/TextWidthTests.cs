// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using Pyctl.Output;

namespace Pyctl.Tests.Output;

internal sealed class TextWidthTests
{
    [TestCase("abc", 3)]
    [TestCase("é", 1)]
    [TestCase("e\u0301", 1, Description = "an accent of its own takes no room")]
    [TestCase("東京", 4)]
    [TestCase("😀", 2)]
    public void Of_Text_IsItsCells(string text, int expected)
    {
        Assert.That(TextWidth.Of(text), Is.EqualTo(expected));
    }

    [TestCase("short", 10, false, "short")]
    [TestCase("2001:db8:1:2::17", 11, true, "2001:…2::17")]
    [TestCase("description", 5, false, "desc…")]
    [TestCase("東京東京", 5, false, "東京…")]
    public void Cut_Text_FitsAndSaysSo(string text, int cells, bool isInside, string expected)
    {
        string cut = TextWidth.Cut(text, cells, '…', isInside);

        Assert.That(cut, Is.EqualTo(expected));
        Assert.That(TextWidth.Of(cut), Is.LessThanOrEqualTo(cells));
    }

    [TestCase("a\u001b[31mb", "a\uFFFD[31mb")]
    [TestCase("a\nb", "a\uFFFDb")]
    [TestCase("a\u202Eb", "a\uFFFDb", Description = "right to left override")]
    [TestCase("東京", "東京")]
    public void Printable_HostileText_IsHarmless(string text, string expected)
    {
        Assert.That(TextWidth.Printable(text), Is.EqualTo(expected));
    }
}
