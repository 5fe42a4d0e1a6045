// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Auth.Sha;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

/// <summary>
/// The running daemon with libpam and pam_unix, on accounts of the test's own: the files of users, passwords and groups
/// are others within the daemon's mount namespace.
/// </summary>
[NeedsNetAdmin]
public sealed class PamProcessTests
{
    private const string Service = "auth required pam_unix.so\naccount required pam_unix.so\n";

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new TemporaryDirectory();
        File.SetUnixFileMode(_directory.Path, (UnixFileMode)0b111_101_101);
        _directory.Write("pyctd", Service);
        string hash = PasswordHash.Create("geheim", HashMethod.Yescrypt);
        WriteAccounts(
            $"alice:{hash}:20000:0:99999:7:::",
            $"locked:!{hash}:20000:0:99999:7:::",
            $"expired:{hash}:20000:0:99999:7::10000:",
            $"aged:{hash}:10000:0:30:7:::");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Login_AccountsOfTheSystem_ComeInWithTheRolesOfTheirGroups()
    {
        await using DaemonProcess daemon = Start([]);
        using var client = new RpcClient(await daemon.GetAddressAsync());

        string session = await client.CallAsync("login", "alice", "geheim");
        Assert.That(session, Has.Length.EqualTo(22));
        Assert.That(await client.CallAsync("refresh", session), Is.EqualTo("1"));
        Assert.That(await client.CallAsync("kill", session, "1"), Does.StartWith("fault 403: "));
        foreach ((string user, string password) in new[]
        {
            ("alice", "falsch"), ("alice", ""), ("locked", "geheim"), ("expired", "geheim"), ("aged", "geheim"),
            ("carol", "geheim"),
        })
        {
            Assert.That(await client.CallAsync("login", user, password), Does.StartWith("fault 401: "), user);
        }

        Assert.That(daemon.Output, Does.Not.Contain("geheim").And.Not.Contain("falsch").And.Contain("(13)"));
    }

    [TestCase("--groups=42", 22)]
    [TestCase("--clear-groups", 0)]
    public async Task Login_DaemonThatIsNotRoot_NeedsTheGroupOfTheShadowFile(string groups, int sessionLength)
    {
        await using DaemonProcess daemon = Start(
            ["setpriv", "--reuid=65534", "--regid=65534", groups, "--inh-caps=-all,+net_admin",
             "--ambient-caps=-all,+net_admin", "--no-new-privs"]);
        using var client = new RpcClient(await daemon.GetAddressAsync());

        string session = await client.CallAsync("login", "alice", "geheim");

        Assert.That(session, sessionLength == 0 ? Does.StartWith("fault 503: ") : Has.Length.EqualTo(sessionLength));
        await daemon.WaitForLineAsync(
            sessionLength == 0 ? "not decided: PAM could not decide: pam_authenticate: " : "result=opened");
    }

    [Test]
    public async Task Start_ServiceThatIsMissing_ExitsAndNamesTheFile()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            "--listen", "127.0.0.1:0", "--mod-auth", "pam", "--auth-default-roles", "view", "--auth-service", "pm-nothing");

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain("/etc/pam.d/pm-nothing is missing"));
    }

    private void WriteAccounts(params string[] shadow)
    {
        _directory.Write("passwd", File.ReadAllText("/etc/passwd") +
            "alice:x:4711:4711::/:/bin/sh\nlocked:x:4712:4711::/:/bin/sh\n"
            + "expired:x:4713:4711::/:/bin/sh\naged:x:4714:4711::/:/bin/sh\n");
        _directory.Write("group", File.ReadAllText("/etc/group") + "people:x:4711:\nnetops:x:4720:alice\n");
        string path = _directory.Write("shadow", string.Join('\n', shadow) + "\n");
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_000);
        CommandRunner.Run("chgrp", "42", path);
    }

    private DaemonProcess Start(string[] asUser)
    {
        string mounts = string.Concat(new[] { "passwd", "group", "shadow" }.Select(
            name => $"mount --bind '{_directory.File(name)}' /etc/{name} && "));
        return DaemonProcess.Start(
            ["unshare", "--mount", "sh", "-c", mounts + "exec \"$@\"", "sh", .. asUser],
            new Dictionary<string, string>(),
            "--listen", "127.0.0.1:0", "--mod-auth", "pam", "--auth-confdir", _directory.Path,
            "--auth-group-roles", "netops:view");
    }
}
