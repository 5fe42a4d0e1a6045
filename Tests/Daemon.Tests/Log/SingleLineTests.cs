// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Daemon.Log;
using NUnit.Framework;

namespace Daemon.Tests.Log;

public sealed class SingleLineTests
{
    [TestCase("plain text, with = and \"quotes\"", "plain text, with = and \"quotes\"")]
    [TestCase("a\nb\r\tc", "a\\u000ab\\u000d\\u0009c")]
    [TestCase("\u001b[31mred\u0007", "\\u001b[31mred\\u0007")]
    [TestCase("\u0085\u2028\u2029", "\\u0085\\u2028\\u2029")]
    [TestCase("\u202eevil\u200b", "\\u202eevil\\u200b")]
    [TestCase("größe 漢字", "größe 漢字")]
    public void Escape_Text_EscapesWhatCouldDoHarm(string text, string expected)
    {
        Assert.That(SingleLine.Escape(text), Is.EqualTo(expected));
    }

    [Test]
    public void Escape_EveryCharacter_LeavesNoControlCharacter()
    {
        string all = new([.. Enumerable.Range(0, 0x10000).Select(code => (char)code)]);

        Assert.That(SingleLine.Escape(all).Any(char.IsControl), Is.False);
    }
}
