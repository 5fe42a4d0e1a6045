// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Auth.Pam;
using NUnit.Framework;

namespace Auth.Tests.Pam;

/// <summary>The module against the real libpam, its modules and the program pyctd-pam.</summary>
internal sealed class PamAuthenticatorTests
{
    // What pam_exec hands over ends with a zero byte.
    private const string AcceptsGeheim = "[ \"$(tr -d '\\0')\" = 'gehéim' ]\n";

    [TestCase("daemon", "gehéim", true)]
    [TestCase("daemon", "falsch", false)]
    [TestCase("daemon", "gehéim ", false)]
    public async Task AuthenticateAsync_NameAndPassword_AreWhatTheModulesGet(string user, string password, bool accepted)
    {
        using var service = PamService.WithScript(AcceptsGeheim);
        using var module = new PamAuthenticator(service.Options());

        AuthenticationResult result = await LoginAsync(module, user, password);

        Assert.That(result.IsAccepted, Is.EqualTo(accepted), result.Reason);
        Assert.That(result.User, Is.EqualTo(accepted ? user : null));
        Assert.That(result.Roles, Is.EqualTo(accepted ? Roles.View : Roles.None));
        Assert.That(result.Reason ?? "", Does.Not.Contain(password));
    }

    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8::7", "2001:db8::7")]
    [TestCase(null, "")]
    public async Task AuthenticateAsync_SourceAndTerminal_AreToldToTheModules(string? source, string expected)
    {
        using var service = PamService.WithScript("echo \"$PAM_USER,$PAM_RHOST,$PAM_TTY,$PAM_SERVICE\" >DIR/seen\n");
        using var module = new PamAuthenticator(service.Options());

        await module.AuthenticateAsync(
            new LoginArguments(["alice", "x"], source is null ? null : IPAddress.Parse(source)), CancellationToken.None);

        Assert.That(service.Text("seen"), Is.EqualTo($"alice,{expected},pyctd,pyctd\n"));
    }

    [TestCase("", "geheim")]
    [TestCase("alice", "")]
    [TestCase("alice", "geheim\0rest")]
    [TestCase("alice\0", "geheim")]
    [TestCase("../alice", "geheim")]
    [TestCase("alice\n", "geheim")]
    public async Task AuthenticateAsync_WhatNoNameOrPasswordCanBe_IsRefusedBeforePamIsAsked(string user, string password)
    {
        using var service = PamService.WithScript("touch DIR/asked\n");
        using var module = new PamAuthenticator(service.Options());

        Assert.That((await LoginAsync(module, user, password)).IsAccepted, Is.False);
        Assert.That((await LoginAsync(module, new string('a', 65), password)).IsAccepted, Is.False);
        Assert.That((await LoginAsync(module, user, new string('a', 512))).IsAccepted, Is.False);
        Assert.That((await LoginAsync(module, user)).IsAccepted, Is.False);
        Assert.That((await LoginAsync(module, "alice", "\ud800")).IsAccepted, Is.False);
        Assert.That(service.Has("asked"), Is.False);
    }

    [TestCase("daemon", Roles.View | Roles.Kill)]
    [TestCase("bin", Roles.View | Roles.Change | Roles.Admin)]
    [TestCase("nobody", Roles.View)]
    [TestCase("no-such-user", Roles.View)]
    public async Task AuthenticateAsync_MembersOfGroups_HaveTheirRolesBesides(string user, Roles roles)
    {
        using var service = new PamService("auth required pam_permit.so", "account required pam_permit.so");
        using var module = new PamAuthenticator(
            service.Options(("group-roles", "daemon:kill; bin:change,admin; no-such-group:admin")));

        Assert.That((await LoginAsync(module, user, "x")).Roles, Is.EqualTo(roles));
    }

    [Test]
    public async Task AuthenticateAsync_NoRoleAtAll_IsRefused()
    {
        using var service = new PamService("auth required pam_permit.so", "account required pam_permit.so");
        using var module = new PamAuthenticator(service.Options(("default-roles", "none"), ("group-roles", "daemon:view")));

        Assert.That((await LoginAsync(module, "daemon", "x")).IsAccepted, Is.True);
        Assert.That((await LoginAsync(module, "nobody", "x")).Reason, Does.Contain("no group"));
    }

    [TestCase("auth required pam_permit.so", "account required pam_deny.so")]
    [TestCase("auth required pam_deny.so", "account required pam_permit.so")]
    [TestCase("this is no line of PAM", "account required pam_permit.so")]
    [TestCase("auth required pam_permit.so", "this is no line of PAM")]
    [TestCase("", "account required pam_permit.so")]
    public async Task AuthenticateAsync_EitherStackRefusesOrIsMissing_IsRefused(string auth, string account)
    {
        using var service = new PamService(auth, account);
        using var module = new PamAuthenticator(service.Options());

        Assert.That((await LoginAsync(module, "daemon", "x")).IsAccepted, Is.False);
    }

    [TestCase("auth required pam_nonexistent.so")]
    [TestCase("auth requisite pam_debug.so auth=authinfo_unavail")]
    public void AuthenticateAsync_StackThatIsWrong_IsUndecided(string line)
    {
        using var service = new PamService(line, "account required pam_permit.so");
        using var module = new PamAuthenticator(service.Options());

        Assert.That(
            async () => await LoginAsync(module, "daemon", "geheim"),
            Throws.TypeOf<AuthenticationUnavailableException>().With.Message.Contains("pam_authenticate: ").And.Message.Not.Contains("geheim"));
    }

    [Test]
    public async Task AuthenticateAsync_ModuleThatKillsItsProcess_IsUndecidedAndHarmsNoOne()
    {
        using var service = PamService.WithScript("[ \"$PAM_USER\" != bin ] || kill -9 $PPID\n");
        using var module = new PamAuthenticator(service.Options());

        Assert.That(
            async () => await LoginAsync(module, "bin", "x"),
            Throws.TypeOf<AuthenticationUnavailableException>().With.Message.Contains("without an answer"));
        Assert.That((await LoginAsync(module, "daemon", "x")).IsAccepted, Is.True);
    }

    [Test]
    public async Task AuthenticateAsync_ModulesThatHang_AreEndedWithTheirChildrenAndHoldNoOneUpForEver()
    {
        using var service = PamService.WithScript(
            "[ \"$PAM_USER\" = bin ] || exit 0\necho $$ >>DIR/hanging\nexec sleep 1000\n");
        using var module = new PamAuthenticator(service.Options(("timeout", "2")));

        Task<AuthenticationResult>[] hanging =
            [.. Enumerable.Range(0, PamAuthenticator.MaximumAtOnce).Select(_ => LoginAsync(module, "bin", "x"))];
        foreach (Task<AuthenticationResult> login in hanging)
        {
            Assert.That(async () => await login, Throws.TypeOf<AuthenticationUnavailableException>().With.Message.Contains("within 2 s"));
        }

        Assert.That((await LoginAsync(module, "daemon", "x")).IsAccepted, Is.True);
        foreach (string process in service.Text("hanging").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.That(() => IsSleeping(process), Is.False.After(5000, 20));
        }
    }

    [Test]
    public void AuthenticateAsync_CallerThatLeaves_EndsItsProcess()
    {
        using var service = PamService.WithScript("echo $$ >DIR/hanging; exec sleep 1000\n");
        using var module = new PamAuthenticator(service.Options(("timeout", "300")));
        using var gone = new CancellationTokenSource();
        Task<AuthenticationResult> login =
            module.AuthenticateAsync(new LoginArguments(["bin", "x"]), gone.Token).AsTask();
        Assert.That(() => service.Has("hanging"), Is.True.After(30_000, 20));

        gone.Cancel();

        Assert.That(async () => await login, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(() => IsSleeping(service.Text("hanging").Trim()), Is.False.After(5000, 20));
    }

    [Test]
    public async Task AuthenticateAsync_FailDelayOfAModule_IsNotWaitedFor()
    {
        using var service = new PamService(
            "auth optional pam_faildelay.so delay=60000000", "auth required pam_deny.so", "account required pam_permit.so");
        using var module = new PamAuthenticator(service.Options(("timeout", "30")));

        Assert.That((await LoginAsync(module, "daemon", "x")).IsAccepted, Is.False);
    }

    private static Task<AuthenticationResult> LoginAsync(PamAuthenticator module, params object?[] values) =>
        module.AuthenticateAsync(new LoginArguments(values), CancellationToken.None).AsTask();

    private static bool IsSleeping(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").StartsWith("sleep", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
