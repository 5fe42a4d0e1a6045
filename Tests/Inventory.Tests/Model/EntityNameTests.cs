// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;
using NUnit.Framework;

namespace Inventory.Tests.Model;

internal sealed class EntityNameTests
{
    [TestCase("web1")]
    [TestCase("Web 1 (DMZ), front & back; 10/8 $x #2")]
    [TestCase("büro-zürich")]
    [TestCase("東京")]
    [TestCase("\U0001F525wall")]
    public void TryCreate_Name_IsKeptAsWritten(string text)
    {
        Assert.That(EntityName.TryCreate(text, out EntityName? name, out string? problem), Is.True, problem);
        Assert.That(name!.Text, Is.EqualTo(text));
        Assert.That(name.ToString(), Is.EqualTo(text));
    }

    [TestCase(null, "is empty")]
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
    public void TryCreate_TextThatIsNoName_SaysWhy(string? text, string expected)
    {
        Assert.That(EntityName.TryCreate(text, out EntityName? name, out string? problem), Is.False);
        Assert.That((name, problem), Is.EqualTo(((EntityName?)null, expected)));
    }

    [Test]
    public void TryCreate_HalfACharacter_IsRefused()
    {
        string text = string.Concat("a", '\ud83d', "b");

        Assert.That(EntityName.TryCreate(text, out _, out string? problem), Is.False);
        Assert.That(problem, Is.EqualTo("contains U+D83D at 2"));
    }

    [Test]
    public void TryCreate_Length_IsCountedInCharacters()
    {
        string hundred = string.Concat(Enumerable.Repeat("\U0001F525", EntityName.MaximumLength));

        Assert.That(EntityName.TryCreate(hundred, out _, out _), Is.True);
        Assert.That(EntityName.TryCreate(hundred + "x", out _, out string? problem), Is.False);
        Assert.That(problem, Is.EqualTo("has 101 characters; 100 are allowed"));
    }

    [TestCase("Web1", "wEB1", true)]
    [TestCase("Büro", "bÜRO", true)]
    [TestCase("web1", "web 1", false)]
    public void Equals_Names_IgnoreCase(string one, string other, bool equal)
    {
        Assert.That(EntityName.TryCreate(one, out EntityName? left, out _), Is.True);
        Assert.That(EntityName.TryCreate(other, out EntityName? right, out _), Is.True);

        Assert.That(left!.Equals(right), Is.EqualTo(equal));
        Assert.That(left.GetHashCode() == right!.GetHashCode(), Is.EqualTo(equal));
    }
}
