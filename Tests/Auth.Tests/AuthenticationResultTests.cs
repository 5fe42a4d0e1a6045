// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;

namespace Auth.Tests;

internal sealed class AuthenticationResultTests
{
    [Test]
    public void Accept_User_HasNameAndRolesAndNoReason()
    {
        AuthenticationResult result = AuthenticationResult.Accept("alice", Roles.View | Roles.Kill);

        Assert.That((result.IsAccepted, result.User, result.Roles, result.Reason), Is.EqualTo(
            (true, "alice", Roles.View | Roles.Kill, (string?)null)));
    }

    [Test]
    public void Refuse_Reason_HasNoUserAndNoRoles()
    {
        AuthenticationResult result = AuthenticationResult.Refuse("wrong password");

        Assert.That((result.IsAccepted, result.User, result.Roles, result.Reason), Is.EqualTo(
            (false, (string?)null, Roles.None, "wrong password")));
    }

    [TestCase("")]
    [TestCase(" ")]
    public void Accept_BlankName_IsRefused(string user) =>
        Assert.That(() => AuthenticationResult.Accept(user, Roles.View), Throws.ArgumentException);
}
