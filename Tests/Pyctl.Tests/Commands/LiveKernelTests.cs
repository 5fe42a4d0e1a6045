// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using NUnit.Framework;
using Pyctl.Tests.Support;
using TestSupport;

namespace Pyctl.Tests.Commands;

/// <summary>Commands that go on until they are interrupted, and how they end.</summary>
internal sealed class LiveKernelTests : KernelTest
{
    private ServedFirewall _served = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _served = await ServedFirewall.StartAsync("--refresh-interval", "1");

    [OneTimeTearDown]
    public Task StopAsync() => _served.DisposeAsync().AsTask();

    [Test]
    public async Task Top_Count_LooksSoOften()
    {
        using TcpTraffic web = _served.Forward(9443);

        PyctlRun run = await _served.RunAsync("top", "--count", "2", "--interval", "1.2", "dst port 9443");

        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Lines, Has.Exactly(2).Match("^\\d\\d:\\d\\d:\\d\\d  \\d+ of \\d+ entries"));

        // The daemon reads the table anew when it is a second old.
        Assert.That(run.Lines[^1], Does.Contain("10.77.2.2:9443"));
    }

    [Test]
    public async Task Watch_Connection_IsSeenToChange()
    {
        using Process watch = PyctlRun.Start(
            _served.Home, ["watch", "--interval", "0.2", "dst port 8443", "--host", _served.Address]);
        Task<string?> line = watch.StandardOutput.ReadLineAsync();
        while (!line.IsCompleted)
        {
            // Until the program has looked once, what begins is there already; so there is always another.
            using TcpTraffic web = _served.Forward(8443);
            await Task.WhenAny(line, Task.Delay(500));
        }

        string? first = await line;
        Assert.That(first, Does.Match(@"^ *\[(NEW|UPDATE|DESTROY)\] tcp +6 \d+ \w+ src=10\.77\.1\.2 dst=10\.77\.2\.2 .*dport=8443"));
        using Process end = Process.Start("/bin/kill", ["-TERM", $"{watch.Id}"]);
        await watch.WaitForExitAsync();
        Assert.That(watch.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Top_Interrupted_EndsQuietly()
    {
        using Process top = PyctlRun.Start(_served.Home, ["top", "--host", _served.Address]);
        await top.StandardOutput.ReadLineAsync();

        using Process end = Process.Start("/bin/kill", ["-TERM", $"{top.Id}"]);
        await top.WaitForExitAsync();

        Assert.That(top.ExitCode, Is.Zero);
        Assert.That(await top.StandardError.ReadToEndAsync(), Is.Empty);
    }

    [Test]
    public async Task Top_NobodyListens_EndsAtOnce()
    {
        PyctlRun run = await PyctlRun.OfAsync(_served.Home, ["top", "--host", "unix:" + _served.FilePath("none")]);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Unreachable));
    }

    [Test]
    public async Task List_FrenchLocale_SpeaksFrench()
    {
        PyctlRun run = await PyctlRun.OfAsync(
            _served.Home,
            ["list", "foo", "--host", _served.Address],
            variables: new Dictionary<string, string> { ["LC_ALL"] = "fr_FR.UTF-8" });

        Assert.That(run.Errors, Does.StartWith("pyctl: filtre\u00A0: "));
    }

    [Test]
    public async Task List_ClosedPipe_EndsQuietly()
    {
        using TcpTraffic web = _served.Forward(443);
        string command = $"{{ {PyctlRun.Program} top --interval 0.1 --host {_served.Address}; echo $? >&2; }} | head -1";
        var start = new ProcessStartInfo("bash", ["-c", command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        using Process process = Process.Start(start)!;
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(errors, Is.EqualTo($"{ExitCodes.ClosedPipe}\n"));
    }

    [Test]
    public async Task Stats_Csv_HasTheKernelsCounters()
    {
        PyctlRun run = await _served.RunAsync("stats", "-o", "csv");

        Assert.That(run.Lines[0], Does.StartWith("entries,max_entries,used_percent,").And.Contain("insert_failed"));
        Assert.That(run.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Diag_SomethingToMend_Is1AndSaysHow()
    {
        PyctlRun run = await _served.RunAsync("diag");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.Nothing));
        Assert.That(run.Output, Does.Contain("    sysctl -w net.netfilter.nf_conntrack_tcp_loose=0"));
    }
}
