// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Text;
using Auth.Ldap;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Auth.Tests.Ldap;

internal sealed class DistinguishedNameTests
{
    [TestCase("alice", "alice")]
    [TestCase("élodie", "élodie")]
    [TestCase("a,b+c", @"a\,b\+c")]
    [TestCase("\"<>;=\\", @"\""\<\>\;\=\\")]
    [TestCase("#a#", @"\#a#")]
    [TestCase(" a ", @"\ a\ ")]
    [TestCase(" ", @"\ ")]
    [TestCase("a\0b\n", @"a\00b\0a")]
    [TestCase("a*()", "a*()")]
    [TestCase("", "")]
    public void Escape_Value_IsOneValue(string value, string expected) =>
        Assert.That(DistinguishedName.Escape(value), Is.EqualTo(expected));

    [TestCase("uid=alice,dc=o", "UID = Alice , DC=O")]
    [TestCase(@"cn=a\,b,dc=o", @"cn=a\2Cb,dc=o")]
    [TestCase("cn=é,dc=o", @"cn=\C3\A9,dc=o")]
    [TestCase("cn=a  b", "cn= a b ")]
    [TestCase("cn=x+uid=y,dc=o", "uid=y+cn=x,dc=o")]
    [TestCase("2.5.4.3=x", "2.5.4.3=X")]
    public void TryNormalize_EqualNames_AreEqualTexts(string left, string right) =>
        Assert.That(Normal(left), Is.Not.Null.And.EqualTo(Normal(right)));

    [TestCase("uid=alice,dc=o", "uid=alice,dc=p")]
    [TestCase(@"cn=a\,b=c", "cn=a,b=c")]
    [TestCase(@"cn=a\+b=c", "cn=a+b=c")]
    [TestCase("uid=alice", "cn=alice")]
    public void TryNormalize_OtherNames_AreOtherTexts(string left, string right) =>
        Assert.That(Normal(left), Is.Not.Null.And.Not.EqualTo(Normal(right)));

    [TestCase("")]
    [TestCase("alice")]
    [TestCase("=alice")]
    [TestCase("uid=")]
    [TestCase("uid=alice,")]
    [TestCase("uid=alice,,dc=o")]
    [TestCase("u id=alice")]
    [TestCase(@"uid=alice\")]
    [TestCase(@"uid=al\ice")]
    [TestCase(@"uid=\FF")]
    [TestCase("uid=#0401")]
    [TestCase("uid=a;dc=o")]
    public void TryNormalize_NoName_IsRefused(string text) => Assert.That(Normal(text), Is.Null);

    [Test]
    public void Escape_AnyValue_ComesBackAsOneValueOfTheName() => Prop.ForAll<string>(value =>
    {
        string text = "x" + value;
        if (text.EnumerateRunes().Contains(Rune.ReplacementChar))
        {
            return true;
        }

        string? normal = Normal($"uid={DistinguishedName.Escape(text)},dc=o");
        return normal is not null && normal.StartsWith("uid=x", StringComparison.Ordinal)
            && normal.EndsWith(",dc=o", StringComparison.Ordinal) && Normal(normal) == normal;
    }).QuickCheckThrowOnFailure();

    private static string? Normal(string text) => DistinguishedName.TryNormalize(text, out string? normal) ? normal : null;
}
