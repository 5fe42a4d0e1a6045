// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

/// <summary>The running daemon with logins from a real directory.</summary>
[NeedsNetAdmin]
public sealed class LdapProcessTests
{
    private const string Watchers = "cn=watchers," + Slapd.Groups;
    private const string Admins = "cn=fwadmins," + Slapd.Groups;

    private Slapd _directory = null!;

    [SetUp]
    public async Task SetUp() => _directory = await Slapd.StartAsync();

    [TearDown]
    public async Task TearDown() => await _directory.DisposeAsync();

    [Test]
    public async Task Login_UsersOfADirectory_ComeInWithTheRolesOfTheirGroups()
    {
        string configuration = WriteConfiguration(
            $"""
            start-tls = yes
            ca-file = {_directory.CaFile}
            base = {Slapd.People}
            bind-dn = uid=svc,{Slapd.People}
            bind-password-file = {_directory.ServicePasswordFile}
            groups = memberUid
            group-base = {Slapd.Groups}
            group-roles = {Watchers}: view; {Admins}: view,kill
            """);
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync("--config", configuration);
        using var client = new RpcClient(await daemon.GetAddressAsync());

        string session = await client.CallAsync("login", "BOB", "bobpw");
        Assert.That(session, Has.Length.EqualTo(22));
        Assert.That(await client.CallAsync("refresh", session), Is.EqualTo("1"));
        Assert.That(await client.CallAsync("kill", session, "1"), Does.StartWith("fault 403: "));
        Assert.That(await client.CallAsync("login", "bob", "falsch"), Does.StartWith("fault 401: "));
        Assert.That(await client.CallAsync("login", "svc", "svcpw"), Does.StartWith("fault 401: "));
        Assert.That(await client.CallAsync("login", "*", "bobpw"), Does.StartWith("fault 401: "));
        Assert.That(await client.CallAsync("login", "alice", ""), Does.StartWith("fault 401: "));

        await _directory.KillAsync();
        Assert.That(await client.CallAsync("login", "alice", "alicepw"), Does.StartWith("fault 503: The login cannot"));
        await _directory.StartAgainAsync();
        Assert.That(await client.CallAsync("login", "alice", "alicepw"), Has.Length.EqualTo(22));

        Assert.That(daemon.Output, Does.Contain("user=bob").And.Contain("result=opened"));
        Assert.That(daemon.Output, Does.Contain("not decided: ldap://127.0.0.1:").And.Contain("Connection refused"));
        Assert.That(
            daemon.Output,
            Does.Not.Contain("bobpw").And.Not.Contain("alicepw").And.Not.Contain("svcpw").And.Not.Contain("falsch"));
    }

    [Test]
    public async Task Start_OptionMistyped_ExitsWithTheNearestOne()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            "--listen", "127.0.0.1:0", "--mod-auth", "ldap", "--auth-bind-password", "geheim");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain("has no option bind-password; it takes url,"));
        Assert.That(daemon.Output, Does.Contain("did you mean bind-password-file?").And.Not.Contain("geheim"));
    }

    [Test]
    public async Task Start_PasswordFileThatOthersCanRead_ExitsWithTheCommandThatMendsIt()
    {
        File.SetUnixFileMode(_directory.ServicePasswordFile, (UnixFileMode)0b110_100_100);
        string configuration = WriteConfiguration(
            $"""
            clear-text = yes
            base = {Slapd.People}
            bind-dn = uid=svc,{Slapd.People}
            bind-password-file = {_directory.ServicePasswordFile}
            default-roles = view
            """);

        await using DaemonProcess daemon = DaemonProcess.Start("--config", configuration);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain($"chmod g-w,o-rw {_directory.ServicePasswordFile}"));
    }

    private string WriteConfiguration(string options)
    {
        string url = string.Create(CultureInfo.InvariantCulture, $"ldap://127.0.0.1:{_directory.Port}");
        string path = _directory.PathOf("pyctd.conf");
        File.WriteAllText(
            path,
            $"""
            [daemon]
            listen = 127.0.0.1:0
            [auth]
            module = ldap
            [auth.ldap]
            url = {url}
            {options}

            """);
        return path;
    }
}
