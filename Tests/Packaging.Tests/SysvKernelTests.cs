// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;

namespace Packaging.Tests;

/// <summary>The packages on a machine without systemd: init script, log rotation, upgrade, removal.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SysvKernelTests : MachineTest
{
    private const string Init = "/etc/init.d/pyctd";
    private const string PidFile = "/run/pyctd/pyctd.pid";

    private ThrowawayMachine _machine = null!;

    [SetUp]
    public async Task StartAsync() => _machine = await ThrowawayMachine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _machine.DisposeAsync();

    [TestCase("pyctd")]
    [TestCase("pyctd-selfcontained")]
    public void Package_FromInstallToPurge_LeavesNothing(string name)
    {
        bool isShared = name == "pyctd";
        _machine.Run("dpkg", "-i", PackageSet.Runtime);
        HashSet<string> before = _machine.Files();

        _machine.Run("dpkg", "-i", isShared ? PackageSet.Shared : PackageSet.SelfContained);
        Assert.That(_machine.Python(AskForVersion), Does.StartWith("0."), "it was started");
        _machine.Shell("printf '[daemon]\\nlisten = 127.0.0.1:8041\\n' >>/etc/pyctd/pyctd.conf");
        _machine.Run("auth_sha", "add", "alice", "a password");

        _machine.Run(
            "dpkg", "--force-confold", "-i", isShared ? PackageSet.Upgrade : PackageSet.SelfContainedUpgrade);
        Assert.That(
            _machine.Python(AskForVersion, "http://127.0.0.1:8041/"),
            Does.StartWith("0."),
            "the changed file was kept");
        Assert.That(_machine.Shell("stat -c '%a %U %G' /etc/pyctd/pyctd.conf"), Is.EqualTo("640 root pyctd\n"));

        string pid = _machine.Run("cat", PidFile).Trim();
        _machine.Run("dpkg", "--remove", name);
        Assert.That(_machine.TryRun(out _, "test", "-e", "/proc/" + pid), Is.False, "it was stopped");
        Assert.That(_machine.Run("cat", "/etc/pyctd/pyctd.conf"), Does.Contain("8041"));

        _machine.Run("dpkg", "--purge", name);
        Assert.That(_machine.Files().Except(before).Where(path => !IsOfUserDatabase(path)), Is.Empty);
    }

    [Test]
    public void Package_WithItsOwnRuntime_NeedsNoneAndTakesTheOthersPlace()
    {
        _machine.Run("dpkg", "-i", PackageSet.Runtime, PackageSet.Shared);
        _machine.Shell("echo '# kept' >>/etc/pyctd/pyctd.conf");

        _machine.Shell("mount -t tmpfs tmpfs /usr/share/dotnet; ! test -e /usr/lib/dotnet");
        _machine.Run("dpkg", "-i", PackageSet.SelfContained);

        Assert.That(_machine.Python(AskForVersion), Does.StartWith("0."));
        Assert.That(_machine.Run("auth_sha", "--version"), Does.StartWith("0."));
        Assert.That(_machine.Run("cat", "/etc/pyctd/pyctd.conf"), Does.EndWith("# kept\n"));
        Assert.That(_machine.TryRun(out _, "dpkg", "--purge", "pyctd"), Is.True);
        Assert.That(_machine.Python(AskForVersion), Does.StartWith("0."), "purging what is gone does not disturb it");
        Assert.That(_machine.TryRun(out string complaint, "test", "-e", "/etc/pyctd/pyctd.conf"), Is.True, complaint);
    }

    [Test]
    public void InitScript_EveryAction_DoesWhatItSays()
    {
        _machine.Run("dpkg", "-i", PackageSet.Runtime, PackageSet.Shared);
        Assert.That(_machine.Run(Init, "status"), Does.Contain("is running"));

        string first = _machine.Run("cat", PidFile);
        _machine.Run(Init, "start");
        Assert.That(_machine.Run("cat", PidFile), Is.EqualTo(first), "starting twice starts once");
        _machine.Run(Init, "restart");
        Assert.That(_machine.Run("cat", PidFile), Is.Not.EqualTo(first));
        _machine.Run(Init, "force-reload");
        _machine.Run(Init, "stop");
        Assert.That(_machine.TryRun(out string status, Init, "status"), Is.False);
        Assert.That(status, Does.Contain("ended with 3"));
        _machine.Run(Init, "stop");
        _machine.Run(Init, "try-restart");
        Assert.That(_machine.TryRun(out _, "test", "-e", PidFile), Is.False);
        Assert.That(_machine.TryRun(out status, Init, "fly"), Is.False);
        Assert.That(status, Does.Contain("Usage:"));
    }

    [Test]
    public void InitScript_DefaultsFile_GivesOptionsAndItsMistakesAreReported()
    {
        _machine.Run("dpkg", "-i", PackageSet.Runtime, PackageSet.Shared);
        _machine.Shell("echo 'DAEMON_ARGS=\"--listen unix:/run/pyctd/pyctd.sock\"' >/etc/default/pyctd");

        _machine.Run(Init, "restart");
        Assert.That(_machine.Shell("stat -c '%a %U %G' /run/pyctd /run/pyctd/pyctd.sock"),
            Is.EqualTo("750 pyctd pyctd\n660 pyctd pyctd\n"));

        _machine.Shell("echo 'DAEMON_ARGS=--no-such-option' >/etc/default/pyctd");
        Assert.That(_machine.TryRun(out string complaint, Init, "restart"), Is.False);
        Assert.That(complaint, Does.Contain("--no-such-option"));
    }

    [Test]
    public void InitScript_RunningDaemon_HasOneCapabilityAndNoOtherRight()
    {
        _machine.Run("dpkg", "-i", PackageSet.Runtime, PackageSet.Shared);

        string[] status = _machine.Shell($"cat /proc/$(cat {PidFile})/status").Split('\n');

        string user = _machine.Run("id", "-u", "pyctd").Trim();
        Assert.That(status, Does.Contain($"Uid:\t{user}\t{user}\t{user}\t{user}"));
        Assert.That(status.Where(line => line.StartsWith("Cap", System.StringComparison.Ordinal)),
            Has.All.EndsWith("\t0000000000001000"));
        Assert.That(status, Does.Contain("NoNewPrivs:\t1"));
    }

    [Test]
    public void Logrotate_Forced_MakesTheDaemonOpenItsFilesAnew()
    {
        _machine.Run("dpkg", "-i", PackageSet.Runtime, PackageSet.Shared);
        _machine.Shell("printf '[log]\\naudit-file = /var/log/pyctd/audit.log\\n' >>/etc/pyctd/pyctd.conf");
        _machine.Run(Init, "restart");
        _machine.Python("pyctd.login('before')");

        _machine.Run("logrotate", "--force", "/etc/logrotate.d/pyctd");
        // It logs the reload into the new file.
        _machine.Shell("until grep -q . /var/log/pyctd/pyctd.log; do sleep 0.02; done");
        _machine.Python("pyctd.login('after')");

        Assert.That(_machine.Run("cat", "/var/log/pyctd/audit.log").Split('\n'), Has.Length.EqualTo(2));
        Assert.That(_machine.Run("cat", "/var/log/pyctd/audit.log.1"), Does.Contain("action=login"));
        Assert.That(_machine.Shell("stat -c '%a %U %G' /var/log/pyctd/audit.log"), Is.EqualTo("640 pyctd pyctd\n"));
    }

    // The user stays, as Debian leaves the users of packages.
    private static bool IsOfUserDatabase(string path) => path is "/etc/.pwd.lock"
        or "/etc/passwd-" or "/etc/group-" or "/etc/shadow-" or "/etc/gshadow-" or "/etc/subuid-" or "/etc/subgid-";
}
