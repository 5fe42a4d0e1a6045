// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

[NeedsNetAdmin]
public sealed class SignalProcessTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase("TERM")]
    [TestCase("INT")]
    public async Task Signal_WhileIdleConnectionsAreOpen_EndsCleanly(string signal)
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync("--listen", "127.0.0.1:0");
        using var client = new RpcClient(await daemon.GetAddressAsync());
        await client.CallAsync("login");

        await daemon.SignalAsync(signal);

        Assert.That(await daemon.WaitForExitAsync(), Is.Zero);
        Assert.That(daemon.Output, Does.Contain("Ending").And.Not.Contain("Exception"));
    }

    [Test]
    public async Task Terminate_DuringARequest_AnswersItFirst()
    {
        const string Body = "<methodCall><methodName>login</methodName></methodCall>";
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync("--listen", "127.0.0.1:0");
        Uri address = await daemon.GetAddressAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        NetworkStream stream = connection.GetStream();
        await SendAsync(
            stream,
            $"POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nExpect: 100-continue\r\n"
            + $"Content-Length: {Body.Length}\r\n\r\n");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.That(await reader.ReadLineAsync(), Is.EqualTo("HTTP/1.1 100 Continue"));

        await daemon.SignalAsync("TERM");
        await daemon.WaitForLineAsync("Ending");
        await SendAsync(stream, Body);

        Assert.That(await reader.ReadToEndAsync(), Does.Contain("200 OK").And.Contain("<methodResponse>"));
        Assert.That(await daemon.WaitForExitAsync(), Is.Zero);
    }

    [Test]
    public async Task Reload_ChangedFile_TakesUpWhatCanChangeAndNamesTheRest()
    {
        string config = _directory.Write("conf", "[daemon]\nlisten = 127.0.0.1:0\nsession-timeout = 10\n");
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync("--config", config);

        File.WriteAllText(
            config, "[daemon]\nlisten = 127.0.0.1:1\nsession-timeout = 3600\nignore = none\n[log]\nlevel = debug\n");
        await daemon.SignalAsync("HUP");
        await daemon.WaitForLineAsync("The configuration was read again");

        Assert.That(daemon.Output, Does.Contain("session-timeout is now 3600s (was 10s)"));
        Assert.That(daemon.Output, Does.Contain("ignore is now none (was 127.0.0.0/8 ::1/128)"));
        Assert.That(daemon.Output, Does.Contain("log-level is now debug (was info)"));
        Assert.That(daemon.Output, Does.Contain("listen stays 127.0.0.1:0: the change to 127.0.0.1:1 needs a restart"));
    }

    [Test]
    public async Task Reload_BadFile_KeepsThePresentConfiguration()
    {
        string config = _directory.Write("conf", "[daemon]\nlisten = 127.0.0.1:0\n");
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync("--config", config);

        File.WriteAllText(config, "[daemon]\nlistne = x\n");
        await daemon.SignalAsync("HUP");
        await daemon.WaitForLineAsync("not taken up");

        Assert.That(daemon.Output, Does.Contain("[daemon] listne is unknown; did you mean [daemon] listen?"));
        using var client = new RpcClient(await daemon.GetAddressAsync());
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [Test]
    public async Task Reload_RotatedLogAndAudit_GoOnInNewFiles()
    {
        string log = _directory.File("pyctd.log");
        string audit = _directory.File("audit.log");
        string socket = _directory.File("sock");
        using var notify = new NotifySocket(_directory.File("notify"));
        await using DaemonProcess daemon = DaemonProcess.Start(
            [],
            new Dictionary<string, string> { ["NOTIFY_SOCKET"] = notify.Name },
            "--listen", $"unix:{socket}", "--log-target", "file", "--log-file", log, "--audit-file", audit);
        Assert.That(await notify.ReceiveAsync(), Does.StartWith("READY=1"));
        File.Move(log, log + ".1");
        File.Move(audit, audit + ".1");

        await daemon.SignalAsync("HUP");
        Assert.That(await notify.ReceiveAsync(), Does.StartWith("RELOADING=1"));
        Assert.That(await notify.ReceiveAsync(), Does.StartWith("READY=1"));
        using var client = new RpcClient(socket);
        await client.CallAsync("login", "alice");

        Assert.That(File.ReadAllText(log), Does.Contain("The configuration was read again"));
        Assert.That(File.ReadAllText(audit), Does.Contain("user=alice"));
        Assert.That(File.ReadAllText(log + ".1"), Does.Contain("listens on"));
        Assert.That(File.ReadAllText(audit + ".1"), Is.Empty);
    }

    private static async Task SendAsync(NetworkStream stream, string text)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
    }
}
