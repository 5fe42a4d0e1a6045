// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

[NeedsNetAdmin]
public sealed class SystemdProcessTests
{
    /// <summary>
    /// What systemd does for a socket unit: hands a listening socket over as descriptor 3, and says for whom it is.
    /// </summary>
    private const string Activator = """
        import os, socket, sys
        if sys.argv[1] == "unix":
            s = socket.socket(socket.AF_UNIX)
            s.bind(sys.argv[2])
        else:
            s = socket.socket()
            s.bind((sys.argv[1], int(sys.argv[2])))
        s.listen()
        os.dup2(s.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1")
        os.execvp(sys.argv[3], sys.argv[3:])
        """;

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase(false)]
    [TestCase(true)]
    public async Task Notify_WholeLife_TellsEachStage(bool isAbstract)
    {
        string name = _directory.File("notify");
        using var notify = new NotifySocket(isAbstract ? "@" + name : name);
        await using DaemonProcess daemon = DaemonProcess.Start(
            [], new Dictionary<string, string> { ["NOTIFY_SOCKET"] = notify.Name }, "--listen", "127.0.0.1:0");

        Assert.That(await notify.ReceiveAsync(), Does.Match("^READY=1\nSTATUS=listening on http://127.0.0.1:\\d+$"));
        await daemon.SignalAsync("HUP");
        Assert.That(await notify.ReceiveAsync(), Does.Match("^RELOADING=1\nMONOTONIC_USEC=\\d+$"));
        Assert.That(await notify.ReceiveAsync(), Does.StartWith("READY=1\n"));
        await daemon.SignalAsync("TERM");
        Assert.That(await notify.ReceiveAsync(), Does.StartWith("STOPPING=1"));
        Assert.That(await daemon.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public async Task Notify_WatchdogAskedFor_SendsSignsOfLife()
    {
        using var notify = new NotifySocket(_directory.File("notify"));
        await using DaemonProcess daemon = DaemonProcess.Start(
            [],
            new Dictionary<string, string> { ["NOTIFY_SOCKET"] = notify.Name, ["WATCHDOG_USEC"] = "100000" },
            "--listen", "127.0.0.1:0");

        Assert.That(await notify.ReceiveAsync(), Does.StartWith("READY=1"));
        for (int sign = 0; sign < 3; sign++)
        {
            Assert.That(await notify.ReceiveAsync(), Is.EqualTo("WATCHDOG=1"));
        }
    }

    [Test]
    public async Task Activation_UnixSocket_ServesOnIt()
    {
        string path = _directory.File("activated.sock");

        await using DaemonProcess daemon = Activate("unix", path, "--listen", "127.0.0.1:0");
        string line = await daemon.WaitForLineAsync("listens on");

        Assert.That(line, Does.Contain("from systemd").And.Not.Contain("127.0.0.1"));
        using var client = new RpcClient(path);
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
        await daemon.TerminateAsync();
        Assert.That(File.Exists(path), Is.True, "the socket belongs to systemd");
    }

    [Test]
    public async Task Activation_TcpSocket_ServesOnIt()
    {
        await using DaemonProcess daemon = Activate("127.0.0.1", "0");
        string line = await daemon.WaitForLineAsync("listens on");
        IPEndPoint endPoint = IPEndPoint.Parse(line.Split("listens on ")[1].Split(' ')[0]);

        using var client = new RpcClient(new Uri($"http://{endPoint}"));
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [Test]
    public async Task Activation_SocketThatOthersCanReach_IsRefusedWithoutConsent()
    {
        await using DaemonProcess refused = Activate("0.0.0.0", "0");
        Assert.That(await refused.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(refused.Output, Does.Contain("--allow-remote").And.Not.Contain("   at "));

        await using DaemonProcess allowed = Activate("0.0.0.0", "0", "--allow-remote");
        await allowed.WaitForLineAsync("listens on");
    }

    [Test]
    public async Task Activation_VariablesForAnotherProcess_AreIgnored()
    {
        await using DaemonProcess daemon = DaemonProcess.Start(
            [], new Dictionary<string, string> { ["LISTEN_PID"] = "1", ["LISTEN_FDS"] = "1" }, "--listen", "127.0.0.1:0");

        Assert.That(await daemon.WaitForLineAsync("listens on"), Does.Contain("http://127.0.0.1:"));
    }

    private DaemonProcess Activate(string host, string port, params string[] arguments)
    {
        return DaemonProcess.Start(
            ["python3", _directory.Write("activate.py", Activator), host, port], new Dictionary<string, string>(), arguments);
    }
}
