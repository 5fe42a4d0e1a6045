// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NUnit.Framework;
using TestSupport;

namespace Integration.Tests;

/// <summary>Many clients that call everything at once, while the table churns.</summary>
/// <remarks>Eight seconds, or as many as PYCTD_STRESS_SECONDS in the environment says: 60 before a release.</remarks>
internal sealed class StressKernelTests : IntegrationTest
{
    private const string SecondsVariable = "PYCTD_STRESS_SECONDS";
    private const int Clients = 64;
    private const int Lasting = 500;
    private const int Living = 6000;
    private const int FlowsPerSecond = 10_000;
    private const int Seed = 20061123;
    private const string Killed = "result=killed\n";
    private const string Changed = "result=changed\n";

    // What the runtime compiles and keeps in reserve; some kilobytes that leak in every call would be far more.
    private const long GrowthAllowed = 64 << 20;

    private static readonly string[] s_everything =
    [
        "login", "logout", "view", "refresh", "set_autorefresh", "connections.get", "connections.summary",
        "connections.kill", "kill", "change", "status", "system.multicall",
    ];

    [Test]
    public async Task Everything_FromManyClientsWhileTheTableChurns_NoErrorNoWrongRowNoGrowth()
    {
        TimeSpan duration = Duration();
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--session-timeout", "1h");
        using var churner = new FlowChurner(home, Lasting, Living, FlowsPerSecond);
        var tally = new StressTally();
        var memory = new List<long>();
        using var until = new CancellationTokenSource(duration);
        long started = Stopwatch.GetTimestamp();

        Task sampling = SampleAsync(served.Daemon, memory, until.Token);
        await Task.WhenAll(
            Enumerable.Range(0, Clients).Select(number => RunClientAsync(served, number, tally, until.Token)));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await sampling;
        churner.Stop();

        string audit = await File.ReadAllTextAsync(served.AuditFile);
        Report(tally, churner, memory, audit, seconds);
        Assert.That(tally.Complaints, Is.Empty);
        Assert.That(tally.Methods, Is.SupersetOf(s_everything));
        Assert.That(served.Daemon.Output, Does.Not.Contain("the client was told of"), "no fault 500");
        Assert.That(memory[^1], Is.LessThan(memory[memory.Count / 3] + GrowthAllowed), "resident bytes");
    }

    private static TimeSpan Duration() => TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable(SecondsVariable), CultureInfo.InvariantCulture, out int seconds)
            ? seconds
            : 8);

    private static async Task RunClientAsync(
        ServedNamespace served, int number, StressTally tally, CancellationToken until)
    {
        using var client = new StressClient(served.ConnectRaw(), Seed + number, tally, Lasting);
        await Task.Run(() => client.RunAsync(until), CancellationToken.None);
    }

    private static async Task SampleAsync(DaemonProcess daemon, List<long> memory, CancellationToken until)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        try
        {
            while (await timer.WaitForNextTickAsync(until))
            {
                memory.Add(daemon.ResidentBytes);
            }
        }
        catch (OperationCanceledException)
        {
            memory.Add(daemon.ResidentBytes);
        }
    }

    private static void Report(
        StressTally tally, FlowChurner churner, List<long> memory, string audit, double seconds)
    {
        static double MiB(long bytes) => bytes / 1048576.0;
        int killed = audit.Split(Killed).Length - 1;
        int changed = audit.Split(Changed).Length - 1;
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {seconds:0.0} s, {Clients} clients: {tally.Calls} calls, {tally.Calls / seconds:0} a second
            {churner.Created / seconds:0} flows a second came and went; {killed} killed, {changed} changed
            resident MiB: {MiB(memory[0]):0}, after a third {MiB(memory[memory.Count / 3]):0}, at the end {MiB(memory[^1]):0}
            {tally}
            """));
    }
}
