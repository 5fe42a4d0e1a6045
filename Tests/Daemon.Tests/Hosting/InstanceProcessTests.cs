// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

[NeedsNetAdmin]
public sealed class InstanceProcessTests
{
    private TemporaryDirectory _directory = null!;

    private string PidPath => _directory.File("pyctd.pid");

    private string[] WithPidFile => ["--listen", "127.0.0.1:0", "--pid-file", PidPath];

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task PidFile_WhileRunning_HoldsTheIdAndIsGoneAfterwards()
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync(WithPidFile);

        Assert.That(File.ReadAllText(PidPath), Is.EqualTo($"{daemon.Id}\n"));
        Assert.That(await daemon.TerminateAsync(), Is.Zero);
        Assert.That(File.Exists(PidPath), Is.False);
    }

    [Test]
    public async Task PidFile_SecondInstance_IsRefused()
    {
        await using DaemonProcess first = await DaemonProcess.StartReadyAsync(WithPidFile);

        await using DaemonProcess second = DaemonProcess.Start(WithPidFile);

        Assert.That(await second.WaitForExitAsync(), Is.EqualTo(ExitCodes.AlreadyRunning));
        Assert.That(second.Output, Does.Contain($"process {first.Id} holds {PidPath}").And.Contain("--replace"));
        Assert.That(File.ReadAllText(PidPath), Is.EqualTo($"{first.Id}\n"));
    }

    [Test]
    public async Task PidFile_LeftBehindByAKilledInstance_HindersNobody()
    {
        await using (DaemonProcess first = await DaemonProcess.StartReadyAsync(WithPidFile))
        {
            await first.SignalAsync("KILL");
            await first.WaitForExitAsync();
        }

        Assert.That(File.Exists(PidPath), Is.True);
        await using DaemonProcess second = await DaemonProcess.StartReadyAsync(WithPidFile);
        Assert.That(File.ReadAllText(PidPath), Is.EqualTo($"{second.Id}\n"));
    }

    [Test]
    public async Task PidFile_WithTheIdOfAnInnocentProcess_DoesNotEndIt()
    {
        await using DaemonProcess innocent = await DaemonProcess.StartReadyAsync("--listen", "127.0.0.1:0");
        File.WriteAllText(PidPath, innocent.Id.ToString(CultureInfo.InvariantCulture));

        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync([.. WithPidFile, "--replace"]);

        using var client = new RpcClient(await innocent.GetAddressAsync());
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [Test]
    public async Task Replace_InstanceWithThePidFile_TakesItsPlace()
    {
        await using DaemonProcess first = await DaemonProcess.StartReadyAsync(WithPidFile);

        await using DaemonProcess second = await DaemonProcess.StartReadyAsync([.. WithPidFile, "--replace"]);

        Assert.That(await first.WaitForExitAsync(), Is.Zero);
        Assert.That(File.ReadAllText(PidPath), Is.EqualTo($"{second.Id}\n"));
        Assert.That(second.Output, Does.Contain($"Ending process {first.Id}"));
    }

    [Test]
    public async Task Replace_InstanceOnTheSameUnixSocket_TakesItsPlace()
    {
        string[] arguments = ["--listen", $"unix:{_directory.File("sock")}"];
        await using DaemonProcess first = await DaemonProcess.StartReadyAsync(arguments);

        await using DaemonProcess second = await DaemonProcess.StartReadyAsync([.. arguments, "--replace"]);

        Assert.That(await first.WaitForExitAsync(), Is.Zero);
        using var client = new RpcClient(_directory.File("sock"));
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [Test]
    public async Task Replace_InstanceOnTheSamePort_TakesItsPlace()
    {
        await using DaemonProcess first = await DaemonProcess.StartReadyAsync("--listen", "127.0.0.1:0");
        string address = (await first.GetAddressAsync()).Authority;

        await using DaemonProcess second = await DaemonProcess.StartReadyAsync("--listen", address, "--replace");

        Assert.That(await first.WaitForExitAsync(), Is.Zero);
        Assert.That((await second.GetAddressAsync()).Authority, Is.EqualTo(address));
    }

    [Test]
    public async Task Replace_NoOtherInstance_JustStarts()
    {
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync([.. WithPidFile, "--replace"]);

        Assert.That(daemon.Output, Does.Not.Contain("Ending"));
    }

    [Test]
    public async Task Detach_GoodOptions_ReturnsWhenReadyAndRunsOn()
    {
        string socket = _directory.File("sock");
        string log = _directory.File("pyctd.log");
        await using DaemonProcess starter = DaemonProcess.Start(
            "--daemon", "--listen", $"unix:{socket}", "--pid-file", PidPath, "--log-file", log);

        Assert.That(await starter.WaitForExitAsync(), Is.Zero, starter.Output);

        int pid = int.Parse(File.ReadAllText(PidPath), CultureInfo.InvariantCulture);
        Assert.That(pid, Is.Not.EqualTo(starter.Id));
        Assert.That(starter.Output, Is.Empty);
        using var client = new RpcClient(socket);
        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
        Assert.That(File.ReadAllText(log), Does.Contain("listens on"));
        Assert.That(new FileInfo($"/proc/{pid}/cwd").LinkTarget, Is.EqualTo("/"));
        Assert.That(new FileInfo($"/proc/{pid}/fd/2").LinkTarget, Is.EqualTo("/dev/null"));

        // Another instance ends it, and is itself ended at the end of the test.
        await using DaemonProcess next = await DaemonProcess.StartReadyAsync([.. WithPidFile, "--replace"]);
        Assert.That(Directory.Exists($"/proc/{pid}"), Is.False);
    }

    [Test]
    public async Task Detach_DaemonThatFails_PassesMessageAndExitCodeOn()
    {
        await using DaemonProcess first = await DaemonProcess.StartReadyAsync(WithPidFile);

        await using DaemonProcess starter = DaemonProcess.Start(
            [.. WithPidFile, "--daemon", "--log-file", _directory.File("log")]);

        Assert.That(await starter.WaitForExitAsync(), Is.EqualTo(ExitCodes.AlreadyRunning));
        Assert.That(starter.Output, Does.StartWith("pyctd: Another pyctd is running"));
        Assert.That(File.ReadAllText(_directory.File("log")), Does.Contain("Another pyctd is running"));
    }

    [Test]
    public async Task Detach_BadOptions_FailsAtOnce()
    {
        await using DaemonProcess starter = DaemonProcess.Start("--daemon", "--max-page", "x");

        Assert.That(await starter.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(starter.Output, Does.StartWith("pyctd: --max-page"));
    }
}
