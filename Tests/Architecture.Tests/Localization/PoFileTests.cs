// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using Localization;
using NUnit.Framework;

namespace Architecture.Tests.Localization;

internal sealed class PoFileTests
{
    [Test]
    public void Read_TextsCommentsAndBlankLines_GivesTheTranslations()
    {
        Dictionary<string, string> read = Read("""
            # a comment
            msgid "yes"
            msgstr "oui"

            #: a place
            msgid "no"
            msgstr "non"
            """);

        Assert.That(read, Is.EqualTo(new Dictionary<string, string> { ["yes"] = "oui", ["no"] = "non" }));
    }

    [Test]
    public void Read_Escapes_AreResolved()
    {
        Assert.That(Read("msgid \"a\\nb\"\nmsgstr \"\\t\\\"\\\\\"")["a\nb"], Is.EqualTo("\t\"\\"));
    }

    [Test]
    public void Read_TextOverSeveralLines_IsJoined()
    {
        Assert.That(Read("msgid \"\"\n\"one \"\n\"two\"\nmsgstr \"un \"\n\"deux\"")["one two"], Is.EqualTo("un deux"));
    }

    [Test]
    public void Read_HeaderAndEmptyTranslation_AreLeftOut()
    {
        Assert.That(Read("msgid \"\"\nmsgstr \"Language: fr\"\nmsgid \"a\"\nmsgstr \"\""), Is.Empty);
    }

    [TestCase("msgid yes")]
    [TestCase("\"text before any id\"")]
    [TestCase("msgid \"open")]
    [TestCase("msgctxt \"menu\"")]
    public void Read_LineThatIsNone_NamesIt(string line)
    {
        Assert.That(
            () => Read("# first\n" + line),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo($"line 2: {line}"));
    }

    [Test]
    public void Read_IdTwice_NamesIt()
    {
        Assert.That(
            () => Read("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\""),
            Throws.TypeOf<InvalidDataException>().With.Message.Contains("\"a\""));
    }

    private static Dictionary<string, string> Read(string text)
    {
        using var reader = new StringReader(text);
        return PoFile.Read(reader);
    }
}
