// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using NUnit.Framework;
using Pyctl.Connections;

namespace Pyctl.Tests.Connections;

internal sealed class SelectionTests
{
    [Test]
    public void Parse_Numbers_AreIds()
    {
        Assert.That(Parse("", "12", "7").Ids, Is.EqualTo([12, 7]));
    }

    [Test]
    public void Parse_Dash_ReadsIds()
    {
        Assert.That(Parse("12\n7, 8\n", "-").Ids, Is.EqualTo([12, 7, 8]));
    }

    [Test]
    public void Parse_EmptyInput_IsNoIdAndNotEverything()
    {
        Assert.That(Parse("", "-").Ids, Is.Empty);
    }

    [Test]
    public void Parse_Words_AreOneFilter()
    {
        Assert.That(Parse("", "dst", "port", "443").Filter, Is.EqualTo("dst port 443"));
    }

    [TestCase]
    [TestCase("")]
    [TestCase(" ")]
    public void Parse_Nothing_IsRefused(params string[] words)
    {
        Assert.That(() => Parse("", words), Throws.TypeOf<UsageException>());
    }

    [TestCase("99999999999")]
    public void Parse_NumberThatIsNoId_IsRefused(string word)
    {
        Assert.That(() => Parse("", word), Throws.TypeOf<UsageException>());
    }

    private static Selection Parse(string input, params string[] words) =>
        Selection.Parse(words, null, null, new StringReader(input));
}
