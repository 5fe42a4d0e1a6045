// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;
using NUnit.Framework;

namespace Inventory.Tests.Model;

internal sealed class InventoryTextTests
{
    [TestCase("web1")]
    [TestCase("Web 1 (DMZ), front & back; 10/8 $x #2")]
    [TestCase("büro-zürich")]
    [TestCase("東京")]
    [TestCase("\U0001F525wall")]
    public void FindNameProblem_Name_HasNone(string text)
    {
        Assert.That(InventoryText.FindNameProblem(text), Is.Null);
    }

    [TestCase("", "is empty")]
    [TestCase(" \t", "is empty")]
    [TestCase(" web", "begins or ends with a blank")]
    [TestCase("web\n", "begins or ends with a blank")]
    [TestCase("web\n-A INPUT -j ACCEPT", "contains U+000A at 4")]
    [TestCase("web\0", "contains U+0000 at 4")]
    [TestCase("web\u001b[2J", "contains U+001B at 4")]
    [TestCase("\u202ebew", "contains U+202E at 1")]
    [TestCase("a\u200bb", "contains U+200B at 2")]
    [TestCase("a\u2028b", "contains U+2028 at 2")]
    [TestCase("a\"b", "contains \" at 2")]
    [TestCase("it's", "contains ' at 3")]
    [TestCase("`id`", "contains ` at 1")]
    [TestCase("a\\b", "contains \\ at 2")]
    public void FindNameProblem_TextThatIsNoName_SaysWhy(string text, string expected)
    {
        Assert.That(InventoryText.FindNameProblem(text), Is.EqualTo(expected));
    }

    [Test]
    public void FindNameProblem_HalfOfAPair_IsRefused()
    {
        // No attribute can carry this text.
        Assert.That(InventoryText.FindNameProblem("a" + '\ud800'), Is.EqualTo("contains U+D800 at 2"));
    }

    [Test]
    public void FindNameProblem_Length_IsCountedInCharacters()
    {
        string fire = string.Concat(Enumerable.Repeat("\U0001F525", InventoryText.MaximumNameLength));

        Assert.That(InventoryText.FindNameProblem(fire), Is.Null);
        Assert.That(InventoryText.FindNameProblem(fire + "!"), Is.EqualTo("has 101 characters; 100 are allowed"));
    }

    [TestCase("", null)]
    [TestCase("it's \"quoted\" \\ and `so on`", null)]
    [TestCase("Backup job\n-A INPUT -j ACCEPT", "contains U+000A at 11")]
    [TestCase("tab\there", "contains U+0009 at 4")]
    [TestCase("\u202eright to left", "contains U+202E at 1")]
    public void FindDescriptionProblem_Text_MayBeAnyOneLine(string text, string? expected)
    {
        Assert.That(InventoryText.FindDescriptionProblem(text), Is.EqualTo(expected));
    }
}
