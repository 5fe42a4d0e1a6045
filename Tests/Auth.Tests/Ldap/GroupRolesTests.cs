// SPDX-License-Identifier: GPL-2.0-or-later
using Auth.Ldap;
using NUnit.Framework;

namespace Auth.Tests.Ldap;

internal sealed class GroupRolesTests
{
    [Test]
    public void Of_SeveralGroups_AddUp()
    {
        Assert.That(GroupRoles.TryParse("cn=a,dc=o: view, kill; cn=b:c,dc=o:admin ;", out GroupRoles groups, out _), Is.True);

        Assert.That(groups.Of(["CN=A, DC=O"]).Roles, Is.EqualTo(Roles.View | Roles.Kill));
        Assert.That(groups.Of(["cn=b:c,dc=o", "cn=x", "no name", "cn=a,dc=o"]).Roles, Is.EqualTo(
            Roles.View | Roles.Kill | Roles.Admin));
        Assert.That(groups.Of(["cn=a"]).Roles, Is.EqualTo(Roles.None));
        Assert.That(groups.Of([]).Roles, Is.EqualTo(Roles.None));
    }

    [TestCase("cn=a,dc=o", "cn=a,dc=o")]
    [TestCase("cn=a: view; cn=b: root", "cn=b: root")]
    [TestCase("a: view", "a: view")]
    [TestCase("cn=a: view; CN=A: kill", "CN=A: kill")]
    [TestCase("cn=a:", "cn=a:")]
    public void TryParse_PartThatIsNotUnderstood_IsNamed(string text, string part)
    {
        Assert.That(GroupRoles.TryParse(text, out _, out string? problem), Is.False);
        Assert.That(problem, Is.EqualTo(part));
    }

    [Test]
    public void TryParse_Nothing_GivesNoRoles()
    {
        Assert.That(GroupRoles.TryParse("", out GroupRoles groups, out _), Is.True);
        Assert.That(groups.HasAny, Is.False);
    }
}
