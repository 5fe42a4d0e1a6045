// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Auth.Sha;
using NUnit.Framework;

namespace Auth.Tests.Sha;

internal sealed class ShaAuthenticatorTests
{
    // {SHA} of "secret".
    private const string OldHash = "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=";

    private TemporaryPasswordFile _temporary = null!;

    [SetUp]
    public void SetUp() => _temporary = new TemporaryPasswordFile();

    [TearDown]
    public void TearDown() => _temporary.Dispose();

    [TestCase("alice", "secret", true, Roles.All)]
    [TestCase("bob", "secret", true, Roles.View)]
    [TestCase("alice", "Secret", false, Roles.None)]
    [TestCase("alice", "", false, Roles.None)]
    [TestCase("alice", "secret\0", false, Roles.None)]
    [TestCase("carol", "secret", false, Roles.None)]
    [TestCase("", "secret", false, Roles.None)]
    [TestCase("alice:", "secret", false, Roles.None)]
    [TestCase("odd", "secret", false, Roles.None)]
    public async Task AuthenticateAsync_NameAndPassword_AreComparedWithTheFile(
        string user, string password, bool accepted, Roles roles)
    {
        string hash = PasswordHash.Create("secret", HashMethod.Sha512);
        using ShaAuthenticator module = Start($"alice:{hash}\nbob:{hash}:view\nodd:{hash}:root\n");

        AuthenticationResult result = await LoginAsync(module, user, password);

        Assert.That(result.IsAccepted, Is.EqualTo(accepted));
        Assert.That(result.User, Is.EqualTo(accepted ? user : null));
        Assert.That(result.Roles, Is.EqualTo(roles));
        Assert.That(result.Reason ?? "", Does.Not.Contain("ecret"));
    }

    [Test]
    public async Task AuthenticateAsync_AnythingButTwoStrings_IsRefused()
    {
        using ShaAuthenticator module = Start($"alice:{OldHash}\n");
        object?[][] arguments = [[], ["alice"], ["alice", null], ["alice", "secret", ""], [1, "secret"], ["alice", 1]];

        foreach (object?[] values in arguments)
        {
            Assert.That((await LoginAsync(module, values)).IsAccepted, Is.False);
        }
    }

    [Test]
    public async Task AuthenticateAsync_OldHash_IsReplacedAtTheFirstGoodLoginOnly()
    {
        using ShaAuthenticator module = Start($"# people\nalice:{OldHash}:view\n");

        Assert.That((await LoginAsync(module, "alice", "wrong")).IsAccepted, Is.False);
        Assert.That(_temporary.Text, Does.Contain(OldHash));
        Assert.That((await LoginAsync(module, "alice", "secret")).IsAccepted, Is.True);
        string upgraded = _temporary.Text;
        Assert.That(upgraded, Does.StartWith("# people\nalice:$6$").And.EndWith(":view\n"));
        Assert.That((await LoginAsync(module, "alice", "secret")).Roles, Is.EqualTo(Roles.View));
        Assert.That(_temporary.Text, Is.EqualTo(upgraded));
    }

    [Test]
    public async Task AuthenticateAsync_FileThatCannotBeWritten_LetsInAllTheSame()
    {
        using ShaAuthenticator module = Start($"alice:{OldHash}\n");
        Directory.CreateDirectory(_temporary.Path + ".lock");

        AuthenticationResult first = await LoginAsync(module, "alice", "secret");
        AuthenticationResult second = await LoginAsync(module, "alice", "secret");

        Assert.That((first.IsAccepted, second.IsAccepted), Is.EqualTo((true, true)));
        Assert.That(first.Warning, Does.Contain("old hashes stay").And.Contain(_temporary.Path + ".lock"));
        Assert.That(first.Warning, Does.Not.Contain("secret"));
        Assert.That(second.Warning, Is.Null);
        Assert.That(_temporary.Text, Does.Contain(OldHash));
    }

    [Test]
    public async Task AuthenticateAsync_FileChangedWhileRunning_IsTakenUp()
    {
        using ShaAuthenticator module = Start($"alice:{OldHash}\n");
        var other = new PasswordFile(_temporary.Path);

        other.Remove("alice");
        Assert.That((await LoginAsync(module, "alice", "secret")).IsAccepted, Is.False);
        other.Set("alice", PasswordHash.Create("new", HashMethod.Yescrypt));
        Assert.That((await LoginAsync(module, "alice", "new")).IsAccepted, Is.True);
    }

    [Test]
    public void AuthenticateAsync_FileThatOthersCanReadMeanwhile_DecidesNothing()
    {
        using ShaAuthenticator module = Start($"alice:{OldHash}\n");
        File.SetUnixFileMode(_temporary.Path, File.GetUnixFileMode(_temporary.Path) | UnixFileMode.OtherRead);

        Assert.That(
            async () => await LoginAsync(module, "alice", "secret"), Throws.TypeOf<PasswordFileException>());
    }

    [Test]
    public async Task AuthenticateAsync_ManyAtOnce_AllGetTheirOwnAnswer()
    {
        string hash = PasswordHash.Create("secret", HashMethod.Sha512);
        using ShaAuthenticator module = Start($"alice:{hash}\n");

        AuthenticationResult[] results = await Task.WhenAll(Enumerable.Range(0, 60).Select(
            number => LoginAsync(module, "alice", number % 2 == 0 ? "secret" : "wrong")));

        Assert.That(results.Select(result => result.IsAccepted), Is.EqualTo(
            Enumerable.Range(0, 60).Select(number => number % 2 == 0)));
    }

    [Test]
    public void AuthenticateAsync_CallerGoneWhileItWaits_Ends()
    {
        using ShaAuthenticator module = Start($"alice:{OldHash}\n");
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.That(
            async () => await module.AuthenticateAsync(new LoginArguments(["alice", "secret"]), gone.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static Task<AuthenticationResult> LoginAsync(ShaAuthenticator module, params object?[] values) =>
        module.AuthenticateAsync(new LoginArguments(values), CancellationToken.None).AsTask();

    private ShaAuthenticator Start(string text)
    {
        _temporary.Write(text);
        return new ShaAuthenticator(new Dictionary<string, string> { ["file"] = _temporary.Path });
    }
}
