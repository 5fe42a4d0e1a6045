// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Daemon.Hosting;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Hosting;

public sealed class SystemdNotifierSocketTests
{
    private readonly FakeTimeProvider _time = new();
    private TemporaryDirectory _directory = null!;
    private NotifySocket _socket = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new TemporaryDirectory();
        _socket = new NotifySocket(_directory.File("notify"));
    }

    [TearDown]
    public void TearDown()
    {
        _socket.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task Ready_WithWatchdog_SignsAtHalfItsTime()
    {
        using SystemdNotifier notifier = Make(("WATCHDOG_USEC", "60000000"));

        notifier.Ready("serving");
        _time.Advance(TimeSpan.Zero);
        Assert.That(await _socket.ReceiveAsync(), Is.EqualTo("READY=1\nSTATUS=serving"));
        Assert.That(await _socket.ReceiveAsync(), Is.EqualTo("WATCHDOG=1"));

        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.That(_socket.IsEmpty, Is.True);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(await _socket.ReceiveAsync(), Is.EqualTo("WATCHDOG=1"));
    }

    [TestCase("WATCHDOG_USEC", "")]
    [TestCase("WATCHDOG_USEC", "soon")]
    public async Task Ready_NoUsableWatchdog_SendsReadinessAlone(string name, string value)
    {
        using SystemdNotifier notifier = Make((name, value));

        notifier.Ready("serving");
        _time.Advance(TimeSpan.FromHours(1));

        Assert.That(await _socket.ReceiveAsync(), Does.StartWith("READY=1"));
        Assert.That(_socket.IsEmpty, Is.True);
    }

    [Test]
    public async Task Ready_WatchdogOfAnotherProcess_SendsNoSigns()
    {
        using SystemdNotifier notifier = Make(("WATCHDOG_USEC", "60000000"), ("WATCHDOG_PID", "1"));

        notifier.Ready("serving");
        _time.Advance(TimeSpan.FromHours(1));

        Assert.That(await _socket.ReceiveAsync(), Does.StartWith("READY=1"));
        Assert.That(_socket.IsEmpty, Is.True);
    }

    [Test]
    public void Send_NobodyListens_IsNoFailure()
    {
        using SystemdNotifier notifier = Make();
        _socket.Dispose();

        Assert.That(() => notifier.Send("READY=1"), Throws.Nothing);
    }

    [Test]
    public void Send_NobodyAsked_DoesNothing()
    {
        using var notifier = new SystemdNotifier(new Dictionary<string, string>(), _time);

        Assert.That(() => notifier.Ready("serving"), Throws.Nothing);
        Assert.That(_socket.IsEmpty, Is.True);
    }

    private SystemdNotifier Make(params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string> { ["NOTIFY_SOCKET"] = _socket.Name };
        foreach ((string name, string value) in variables)
        {
            environment[name] = value;
        }

        return new SystemdNotifier(environment, _time);
    }
}
