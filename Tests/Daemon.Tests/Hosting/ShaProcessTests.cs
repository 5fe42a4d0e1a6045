// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Threading.Tasks;
using Auth;
using Auth.Sha;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

[NeedsNetAdmin]
public sealed class ShaProcessTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Login_UsersOfAFile_ComeInWithTheirRolesAsTheFileIsNow()
    {
        var file = new PasswordFile(_directory.File("passwd"));
        file.Set("alice", PasswordHash.Create("geheim", HashMethod.Sha512), UserRights.Of(Roles.View));
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync(
            "--listen", "127.0.0.1:0", "--mod-auth", "sha", "--auth-file", file.Path);
        using var client = new RpcClient(await daemon.GetAddressAsync());

        string session = await client.CallAsync("login", "alice", "geheim");
        Assert.That(session, Has.Length.EqualTo(22));
        Assert.That(await client.CallAsync("refresh", session), Is.EqualTo("1"));
        Assert.That(await client.CallAsync("kill", session, "1"), Does.StartWith("fault 403: "));
        Assert.That(await client.CallAsync("login", "alice", "falsch"), Does.StartWith("fault 401: "));
        Assert.That(await client.CallAsync("login", "carol", "geheim"), Does.StartWith("fault 401: "));
        Assert.That(await client.CallAsync("login"), Does.StartWith("fault 401: "));

        file.Set("bob", PasswordHash.Create("neu", HashMethod.Sha512));
        Assert.That(await client.CallAsync("login", "bob", "neu"), Has.Length.EqualTo(22));
        Assert.That(daemon.Output, Does.Not.Contain("geheim").And.Not.Contain("falsch").And.Not.Contain("$6$"));
    }

    [Test]
    public async Task Start_FileThatOthersCanRead_ExitsWithTheCommandThatMendsIt()
    {
        string path = _directory.Write("passwd", "alice:x\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);

        await using DaemonProcess daemon = DaemonProcess.Start(
            "--listen", "127.0.0.1:0", "--mod-auth", "sha", "--auth-file", path);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain($"chmod g-w,o-rw {path}"));
    }
}
