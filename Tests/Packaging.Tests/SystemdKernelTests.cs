// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;

namespace Packaging.Tests;

/// <summary>The package on a machine that systemd booted, with all of the unit's sandbox in force.</summary>
internal sealed class SystemdKernelTests : MachineTest
{
    private const string Unit = "pyctd.service";

    private ThrowawayMachine _machine = null!;
    private HashSet<string> _before = [];

    [OneTimeSetUp]
    public async Task BootAsync()
    {
        if (ThrowawayMachine.WhyUnavailable is null)
        {
            _machine = await ThrowawayMachine.BootAsync();
            _machine.Run("dpkg", "-i", PackageSet.Runtime);
            _before = _machine.Files();
        }
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_machine is not null)
        {
            await _machine.DisposeAsync();
        }
    }

    [SetUp]
    public void Install() => _machine.Run("dpkg", "-i", PackageSet.Shared);

    [TearDown]
    public void Purge() => _machine.Run("dpkg", "--purge", "pyctd");

    [Test]
    public void Unit_Verified_HasNothingToComplainAbout()
    {
        string complaints = _machine.Shell(
            "systemd-analyze verify --man=yes /lib/systemd/system/pyctd.service /lib/systemd/system/pyctd.socket 2>&1");

        Assert.That(complaints, Is.Empty);
    }

    [Test]
    public void Unit_Exposure_IsAtMost2Point8()
    {
        string rating = _machine.Shell($"systemd-analyze security --no-pager {Unit}");

        string score = rating.Split("Overall exposure level for pyctd.service: ")[1].Split(' ')[0];
        Assert.That(double.Parse(score, CultureInfo.InvariantCulture), Is.LessThanOrEqualTo(2.8));
    }

    [Test]
    public void Daemon_Installed_ServesWithOneCapabilityInItsSandbox()
    {
        Assert.That(_machine.Run("systemctl", "is-active", Unit), Is.EqualTo("active\n"));
        Assert.That(_machine.Run("systemctl", "is-enabled", Unit), Is.EqualTo("enabled\n"));
        Assert.That(_machine.Python(AskForVersion), Does.StartWith("0."));

        string[] status = _machine.Shell($"cat /proc/{MainPid()}/status").Split('\n');
        string user = _machine.Run("id", "-u", "pyctd").Trim();
        Assert.That(status, Does.Contain($"Uid:\t{user}\t{user}\t{user}\t{user}"));
        Assert.That(status.Where(line => line.StartsWith("Cap", StringComparison.Ordinal)),
            Has.All.EndsWith("\t0000000000001000"));
        Assert.That(status, Does.Contain("NoNewPrivs:\t1"));
        Assert.That(status, Does.Contain("Seccomp:\t2"));
    }

    [Test]
    public void Sandbox_EverythingTheDaemonDoes_IsPossible()
    {
        _machine.Shell(
            """
            printf '[daemon]\nlisten = unix:/run/pyctd/pyctd.sock, 127.0.0.1:8040\nenable-tracking = yes\n' \
                >>/etc/pyctd/pyctd.conf
            printf '[auth]\nmodule = sha\n' >>/etc/pyctd/pyctd.conf
            printf '[log]\naudit-file = /var/log/pyctd/audit.log\n' >>/etc/pyctd/pyctd.conf
            auth_sha add alice 'a password'
            chgrp pyctd /etc/pyctd/passwd
            systemctl restart pyctd
            """);

        _machine.Python(
            """
            session = pyctd.login('alice', 'a password')
            status = pyctd.status(session)
            assert status['tracking'], status
            import socket
            with socket.create_server(('127.0.0.1', 7000)) as server, socket.create_connection(('127.0.0.1', 7000)):
                pyctd.refresh(session)
                pyctd.view(session)
            """);

        Assert.That(_machine.Run("cat", "/var/log/pyctd/audit.log"), Does.Contain("user=alice"));
        Assert.That(_machine.Shell("stat -c '%a %U %G' /run/pyctd /run/pyctd/pyctd.sock"),
            Is.EqualTo("750 pyctd pyctd\n660 pyctd pyctd\n"));
    }

    [Test]
    public void Sandbox_PasswordFileOfTheDaemon_GetsItsOldHashesReplaced()
    {
        _machine.Shell(
            """
            printf '[auth]\nmodule = sha\n[auth.sha]\nfile = /var/lib/pyctd/passwd\n' >>/etc/pyctd/pyctd.conf
            hash=$(printf 'a password' | sha1sum | cut -d' ' -f1)
            runuser -u pyctd -- sh -c "umask 027; echo alice:$hash >/var/lib/pyctd/passwd"
            systemctl restart pyctd
            """);

        _machine.Python("pyctd.login('alice', 'a password')");

        Assert.That(_machine.Run("cat", "/var/lib/pyctd/passwd"), Does.Match("^alice:\\$(6|y)\\$"));
        Assert.That(_machine.Shell("runuser -u pyctd -- auth_sha --file /var/lib/pyctd/passwd list"), Does.Contain("alice"));
    }

    // Rules are tried in a network namespace of its own, for which an unprivileged process needs a user namespace.
    [TestCase("/usr/bin/unshare --user --map-root-user --net /usr/sbin/nft list ruleset", true)]
    [TestCase("/usr/bin/unshare --user --mount true", false)]
    [TestCase("/usr/bin/touch /etc/pyctd/new", false)]
    [TestCase("/usr/bin/touch /var/lib/pyctd/new", true)]
    [TestCase("/usr/bin/ls /home", false)]
    [TestCase("/usr/sbin/ip link set lo down", true)]
    public void Sandbox_AnotherProgramInItsPlace_MayDoWhatTheDaemonNeedsAndNoMore(string command, bool isAllowed)
    {
        bool isDone = TryRunInPlaceOfTheDaemon(command, out string complaint);

        Assert.That(isDone, Is.EqualTo(isAllowed), complaint);
        _machine.Shell("ip link set lo up");
    }

    // As Inventory.Checking does it: one process holds the namespace, others enter it.
    [Test]
    public void Sandbox_CheckOfRules_LoadsThemInANamespaceOfItsOwn()
    {
        _machine.Shell(
            """
            cat >/opt/check.sh <<'END'
            set -e
            mkfifo /tmp/hold
            unshare --user --map-root-user --net -- cat </tmp/hold >/tmp/held &
            exec 3>/tmp/hold
            echo ready >&3
            until [ -s /tmp/held ]; do sleep 0.05; done
            enter="nsenter --target $! --user --preserve-credentials --net --"
            echo 'table inet pyctd { chain c { accept; }; }' | $enter nft --file -
            $enter nft list ruleset | grep -q accept
            for tool in iptables ip6tables; do
                printf '*filter\n-A INPUT -i lo -j ACCEPT\nCOMMIT\n' | $enter $tool-restore
                $enter $tool-save | grep -q -- '-i lo'
            done
            END
            """);

        Assert.That(TryRunInPlaceOfTheDaemon("/bin/sh /opt/check.sh", out string complaint), Is.True, complaint);
        Assert.That(_machine.Run("nft", "list", "ruleset"), Does.Not.Contain("pyctd"));
    }

    [Test]
    public void Daemon_Killed_IsStartedAgain()
    {
        string before = MainPid();

        _machine.Shell($"kill -KILL {before}");
        _machine.Shell(
            $"""
            until [ $(systemctl show -P NRestarts {Unit}) = 1 ] && systemctl -q is-active {Unit}; do
                sleep 0.05
            done
            """);

        Assert.That(MainPid(), Is.Not.EqualTo(before));
        Assert.That(_machine.Python(AskForVersion), Does.StartWith("0."));
    }

    [Test]
    public void Daemon_WithAWrongConfiguration_IsNotTriedAgainAndAgain()
    {
        _machine.Shell("printf '[daemon]\\nlisten = nowhere\\n' >>/etc/pyctd/pyctd.conf");

        Assert.That(_machine.TryRun(out _, "systemctl", "restart", Unit), Is.False);

        Assert.That(_machine.Run("systemctl", "show", "-P", "NRestarts", Unit), Is.EqualTo("0\n"));
        Assert.That(_machine.Shell($"journalctl -u {Unit} -o cat"), Does.Contain("nowhere"));
    }

    [Test]
    public void Daemon_Reloaded_TakesUpTheConfiguration()
    {
        string before = MainPid();
        _machine.Shell("printf '[daemon]\\nmax-page = 7\\n' >>/etc/pyctd/pyctd.conf");

        _machine.Run("systemctl", "reload", Unit);
        _machine.Run("logrotate", "--force", "/etc/logrotate.d/pyctd");

        Assert.That(MainPid(), Is.EqualTo(before));
        Assert.That(_machine.Run("systemctl", "is-active", Unit), Is.EqualTo("active\n"));
    }

    [Test]
    public void SocketUnit_Enabled_StartsTheDaemonAtTheFirstCall()
    {
        _machine.Shell("systemctl stop pyctd.service; systemctl enable --now pyctd.socket");
        Assert.That(_machine.TryRun(out _, "systemctl", "is-active", Unit), Is.False);

        string answer = _machine.Shell(
            """
            curl -s --unix-socket /run/pyctd/pyctd.sock -H 'Content-Type: text/xml' http://localhost/RPC2 \
                -d '<methodCall><methodName>login</methodName></methodCall>'
            """);

        Assert.That(answer, Does.Contain("<string>"));
        Assert.That(_machine.Run("systemctl", "is-active", Unit), Is.EqualTo("active\n"));
        _machine.Shell("systemctl restart pyctd.service; test -S /run/pyctd/pyctd.sock");
        Assert.That(_machine.Shell("stat -c '%a %U %G' /run/pyctd/pyctd.sock"), Is.EqualTo("660 pyctd pyctd\n"));
    }

    [Test]
    public void Package_UpgradedAndPurged_RestartsAndLeavesNothing()
    {
        string before = MainPid();
        _machine.Run("dpkg", "-i", PackageSet.Upgrade);
        Assert.That(MainPid(), Is.Not.EqualTo(before).And.Not.EqualTo("0"));

        _machine.Run("dpkg", "--purge", "pyctd");

        Assert.That(_machine.TryRun(out _, "systemctl", "cat", Unit), Is.False);
        Assert.That(_machine.Files().Except(_before).Where(path => path.Contains("pyctd", StringComparison.Ordinal)
            || path.Contains("auth_sha", StringComparison.Ordinal)), Is.Empty);
    }

    private bool TryRunInPlaceOfTheDaemon(string command, out string complaint)
    {
        _machine.Shell(
            $"""
            sed 's|^ExecStart=.*|ExecStart={command}|; s|^Type=.*|Type=oneshot|; /^Restart/d; /^Watchdog/d' \
                /lib/systemd/system/{Unit} >/run/systemd/system/probe.service
            systemctl daemon-reload
            """);
        return _machine.TryRun(out complaint, "systemctl", "start", "probe.service");
    }

    private string MainPid() => _machine.Run("systemctl", "show", "-P", "MainPID", Unit).Trim();
}
