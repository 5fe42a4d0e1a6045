// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Localization;
using NUnit.Framework;

namespace Architecture.Tests.Localization;

internal sealed class LanguageTests
{
    [TestCase("fr", ExpectedResult = "fr")]
    [TestCase("fr_FR.UTF-8", ExpectedResult = "fr")]
    [TestCase("fr_CA", ExpectedResult = "fr")]
    [TestCase("fr@euro", ExpectedResult = "fr")]
    [TestCase("fr.ISO-8859-1", ExpectedResult = "fr")]
    [TestCase("de_DE.UTF-8", ExpectedResult = "de")]
    [TestCase("C", ExpectedResult = "en")]
    [TestCase("C.UTF-8", ExpectedResult = "en")]
    [TestCase("POSIX", ExpectedResult = "en")]
    [TestCase("en_GB.UTF-8", ExpectedResult = "en")]
    public string Of_Lang_IsTheLanguageAlone(string locale) => Of(("LANG", locale));

    [Test]
    public void Of_NothingSet_IsEnglish() => Assert.That(Of(), Is.EqualTo("en"));

    [Test]
    public void Of_AllThree_LcAllWins()
    {
        Assert.That(Of(("LC_ALL", "fr_FR"), ("LC_MESSAGES", "de_DE"), ("LANG", "it_IT")), Is.EqualTo("fr"));
    }

    [Test]
    public void Of_LcMessagesAndLang_LcMessagesWins()
    {
        Assert.That(Of(("LC_MESSAGES", "fr_FR"), ("LANG", "it_IT")), Is.EqualTo("fr"));
    }

    [Test]
    public void Of_EmptyLcAll_DoesNotCount()
    {
        Assert.That(Of(("LC_ALL", ""), ("LANG", "fr_FR")), Is.EqualTo("fr"));
    }

    private static string Of(params (string Name, string Value)[] variables)
    {
        Dictionary<string, string> environment = [];
        foreach ((string name, string value) in variables)
        {
            environment[name] = value;
        }

        return Language.Of(name => environment.GetValueOrDefault(name));
    }
}
