// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using System.Threading.Tasks;
using NUnit.Framework;

namespace Auth.Tests;

internal sealed class NoneAuthenticatorTests
{
    [TestCase("alice", "alice")]
    [TestCase("  alice  ", "alice")]
    [TestCase("", "anonymous")]
    [TestCase(" \t", "anonymous")]
    [TestCase("a\nb\u001b[31m", "a?b?[31m")]
    [TestCase("\u202eecila", "?ecila")]
    [TestCase("Zoë 漢字", "Zoë 漢字")]
    public async Task AuthenticateAsync_FirstText_IsTheNameFitForLogs(string given, string expected) =>
        Assert.That((await LogIn(given, "password")).User, Is.EqualTo(expected));

    [Test]
    public async Task AuthenticateAsync_HalfACharacter_IsReplaced() =>
        Assert.That((await LogIn("\ud800x")).User, Is.EqualTo("\ufffdx"));

    [Test]
    public async Task AuthenticateAsync_LongName_IsCutAfterSixtyFourCharacters() =>
        Assert.That((await LogIn(new string('x', 1000))).User, Is.EqualTo(new string('x', 64)));

    [Test]
    public async Task AuthenticateAsync_NoText_IsAnonymousWithAllRoles()
    {
        AuthenticationResult result = await LogIn(1, null, 2.5);

        Assert.That(result.IsAccepted, Is.True);
        Assert.That((result.User, result.Roles), Is.EqualTo(("anonymous", Roles.All)));
    }

    [Test]
    public async Task AuthenticateAsync_RemoteUser_GoesBeforeTheArguments()
    {
        LoginArguments arguments = new(["mallory"], RemoteUser: "alice");

        AuthenticationResult result =
            await new NoneAuthenticator().AuthenticateAsync(arguments, CancellationToken.None);

        Assert.That(result.User, Is.EqualTo("alice"));
    }

    private static async Task<AuthenticationResult> LogIn(params object?[] values) =>
        await new NoneAuthenticator().AuthenticateAsync(new LoginArguments(values), CancellationToken.None);
}
