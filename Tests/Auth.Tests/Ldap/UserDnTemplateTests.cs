// SPDX-License-Identifier: GPL-2.0-or-later
using Auth.Ldap;
using NUnit.Framework;

namespace Auth.Tests.Ldap;

internal sealed class UserDnTemplateTests
{
    [TestCase("uid=%u,ou=people,dc=o", "alice", "uid=alice,ou=people,dc=o")]
    [TestCase("uid=%u,ou=people,dc=o", "a,ou=x", @"uid=a\,ou\=x,ou=people,dc=o")]
    [TestCase("uid=%u,ou=people,dc=o", "%u", "uid=%u,ou=people,dc=o")]
    [TestCase("ou=x+cn=%u,dc=o", "*)(", "ou=x+cn=*)(,dc=o")]
    [TestCase("cn=%u", "#", @"cn=\#")]
    public void Expand_Name_IsOneValue(string text, string user, string expected)
    {
        Assert.That(UserDnTemplate.TryParse(text, out UserDnTemplate? template), Is.True);
        Assert.That(template!.Expand(user), Is.EqualTo(expected));
    }

    [TestCase("uid=%u,dc=o", "uid")]
    [TestCase("ou=x+cn=%u,dc=o", "cn")]
    [TestCase("dc=o, cn =%u", "cn")]
    [TestCase("dc=o, cn=%u", "cn")]
    public void Attribute_IsTheOneThatHoldsTheName(string text, string attribute)
    {
        Assert.That(UserDnTemplate.TryParse(text, out UserDnTemplate? template), Is.True);
        Assert.That(template!.Attribute, Is.EqualTo(attribute));
    }

    [TestCase("")]
    [TestCase("%u")]
    [TestCase("=%u")]
    [TestCase("uid=alice,dc=o")]
    [TestCase("uid=x%u,dc=o")]
    [TestCase("uid=%ux,dc=o")]
    [TestCase("uid=%u,cn=%u,dc=o")]
    [TestCase("%u=x,dc=o")]
    [TestCase(@"uid=\%u,dc=o")]
    [TestCase("uid=%u,people")]
    public void TryParse_NoTemplate_IsRefused(string text) =>
        Assert.That(UserDnTemplate.TryParse(text, out _), Is.False);
}
