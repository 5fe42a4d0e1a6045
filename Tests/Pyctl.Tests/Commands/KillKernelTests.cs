// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;
using Pyctl.Tests.Support;
using TestSupport;

namespace Pyctl.Tests.Commands;

/// <summary><c>pyctl kill</c> and <c>change</c> against the daemon, on real connections.</summary>
internal sealed class KillKernelTests : KernelTest
{
    private ServedFirewall _served = null!;

    [SetUp]
    public async Task StartAsync() => _served = await ServedFirewall.StartAsync();

    [TearDown]
    public Task StopAsync() => _served.DisposeAsync().AsTask();

    [Test]
    public async Task Kill_Yes_EndsWhatMatchesAndNothingElse()
    {
        using TcpTraffic web = _served.Forward(443);
        using TcpTraffic ssh = _served.Forward(22);

        PyctlRun run = await _served.RunAsync("kill", "--yes", "dst", "port", "443");

        Assert.That(run.Output, Does.StartWith("1 killed, 0 already gone, 0 denied\n"));
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(await PortsAsync(), Is.EqualTo(["22"]));
    }

    [Test]
    public async Task Kill_DryRun_ShowsAndEndsNothing()
    {
        using TcpTraffic web = _served.Forward(443);

        PyctlRun run = await _served.RunAsync("kill", "--dry-run", "dst port 443");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Output, Does.Match("^Matching connections: 1\n  tcp 10.77.1.2:\\d+->10.77.2.2:443\n$"));
        Assert.That(await PortsAsync(), Is.EqualTo(["443"]));
    }

    [Test]
    public async Task Kill_NothingMatches_Is1()
    {
        PyctlRun run = await _served.RunAsync("kill", "--yes", "dst port 4711");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Nothing));
    }

    [Test]
    public async Task Kill_NobodyToAsk_EndsNothing()
    {
        using TcpTraffic web = _served.Forward(443);

        PyctlRun run = await _served.RunAsync("kill", "all");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.BadUsage));
        Assert.That(run.Errors, Does.Contain("--yes"));
        Assert.That(await PortsAsync(), Is.EqualTo(["443"]));
    }

    [Test]
    public async Task Kill_WithoutSelection_IsRefused()
    {
        PyctlRun run = await _served.RunAsync("kill", "--yes");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.BadUsage));
        Assert.That(run.Errors, Does.StartWith("pyctl: say which connections"));
    }

    [TestCase("y\n", 0, 0)]
    [TestCase("n\n", ExitCodes.Nothing, 1)]
    [TestCase("\n", ExitCodes.Nothing, 1)]
    public async Task Kill_OnTerminal_Asks(string typed, int exitCode, int left)
    {
        using TcpTraffic web = _served.Forward(443);

        PyctlRun run = await PyctlRun.OnTerminalAsync(
            _served.Home, $"kill dst port 443 --host {_served.Address}", typed);

        Assert.That(run.Output, Does.Contain("End them (1)? [y/N]"));
        Assert.That(run.ExitCode, Is.EqualTo(exitCode));
        Assert.That(await PortsAsync(), Has.Length.EqualTo(left));
    }

    [Test]
    public async Task Kill_AnswerAfterTheSessionHasEnded_EndsThem()
    {
        await using ServedFirewall impatient = await ServedFirewall.StartAsync("--session-timeout", "1");
        using TcpTraffic web = impatient.Forward(443);

        PyctlRun run = await PyctlRun.OnTerminalAsync(
            impatient.Home, $"kill dst port 443 --host {impatient.Address}", "y\n", pause: TimeSpan.FromSeconds(3));

        Assert.That(run.Output, Does.Contain("1 killed, 0 already gone, 0 denied"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Kill_OwnSshSession_IsWarnedOf()
    {
        using TcpTraffic ssh = _served.Forward(22);
        string port = (await CellsAsync("orig_port_src")).Single();

        PyctlRun run = await PyctlRun.OnTerminalAsync(
            _served.Home,
            $"kill all --host {_served.Address}",
            "n\n",
            new Dictionary<string, string> { ["SSH_CONNECTION"] = $"10.77.1.2 {port} 10.77.2.2 22" });

        Assert.That(run.Output, Does.Contain("This includes your own SSH session."));
    }

    [Test]
    public async Task Kill_IdsOnStandardInput_EndsThem()
    {
        using TcpTraffic web = _served.Forward(443);
        using TcpTraffic ssh = _served.Forward(22);
        PyctlRun ids = await _served.RunAsync("list", "-o", "tsv", "-c", "_id", "dst port 22");

        PyctlRun run = await _served.RunWithInputAsync(ids.Lines[1], "kill", "--yes", "--json", "-");

        Assert.That(run.Output, Is.EqualTo("[\n{\"killed\":1,\"gone\":0,\"denied\":[],\"survivors\":[]}\n]\n"));
        Assert.That(await PortsAsync(), Is.EqualTo(["443"]));
    }

    [Test]
    public async Task Change_MarkByFilter_IsInTheKernel()
    {
        using TcpTraffic web = _served.Forward(443);

        PyctlRun run = await _served.RunAsync("change", "--mark", "0x11", "--yes", "dst", "port", "443");

        Assert.That(run.Output, Is.EqualTo("1 changed, 0 already gone, 0 refused\n"));
        Assert.That(_served.Lab.Firewall.Run("conntrack", "-L", "-m", "17"), Does.Contain("dport=443"));
    }

    [Test]
    public async Task Change_TimeoutTwice_IsRefusedTheSecondTime()
    {
        using TcpTraffic web = _served.Forward(443);
        string id = (await CellsAsync("_id")).Single();

        PyctlRun first = await _served.RunAsync("change", "--timeout", "900", id);
        PyctlRun second = await _served.RunAsync("change", "--timeout", "800", id);

        Assert.That(first.ExitCode, Is.Zero);
        Assert.That(second.ExitCode, Is.EqualTo(ExitCodes.Partial));
        Assert.That(second.Output, Does.StartWith("0 changed, 0 already gone, 1 refused\n"));
    }

    private async Task<string[]> CellsAsync(string column)
    {
        // What another program has ended is gone with the next reading of the table; a refresh is part of each view here.
        PyctlRun run = await _served.RunAsync("list", "-o", "tsv", "-c", column);
        return [.. run.Lines.Skip(1)];
    }

    private Task<string[]> PortsAsync() => CellsAsync("orig_port_dst");
}
