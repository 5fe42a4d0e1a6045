// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Auth.Sha;
using Daemon.Sessions;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Daemon.Tests.Hosting;

/// <summary>Many wrong logins at once from one source, beside a user from another. It prints what was measured.</summary>
[NeedsNetAdmin]
public sealed class LoginFloodProcessTests
{
    private const int Attackers = 64;
    private const int LoginsEach = 100;

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Login_ThousandsOfWrongOnes_CostFewHashesAndOthersComeIn()
    {
        string audit = _directory.File("audit.log");
        string socket = _directory.File("sock");
        var users = new PasswordFile(_directory.File("passwd"));
        users.Set("alice", PasswordHash.Create("geheim", HashMethod.Yescrypt));
        await using DaemonProcess daemon = await DaemonProcess.StartReadyAsync(
            "--listen", "127.0.0.1:0", "--listen", "unix:" + socket, "--mod-auth", "sha", "--auth-file", users.Path,
            "--audit-file", audit);
        Uri address = await daemon.GetAddressAsync();
        using var neighbour = new RpcClient(socket);
        await neighbour.CallAsync("login", "alice", "geheim");

        using Process process = Process.GetProcessById(daemon.Id);
        TimeSpan before = process.TotalProcessorTime;
        long started = Stopwatch.GetTimestamp();
        Task<int[]> flood = Task.WhenAll(Enumerable.Range(0, Attackers).Select(number => AttackAsync(address, number)));
        List<TimeSpan> waits = [];
        do
        {
            long asked = Stopwatch.GetTimestamp();
            Assert.That(await neighbour.CallAsync("login", "alice", "geheim"), Has.Length.EqualTo(22));
            waits.Add(Stopwatch.GetElapsedTime(asked));
        }
        while (!flood.IsCompleted);

        TimeSpan elapsed = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        Report(elapsed, process.TotalProcessorTime - before, waits);
        Assert.That((await flood).Sum(), Is.EqualTo(Attackers * LoginsEach), "all were refused");
        Assert.That(
            File.ReadLines(audit).Count(line => line.Contains("refused", StringComparison.Ordinal)),
            Is.LessThan(LoginThrottle.FreePerSource + LoginTurns.PerSource), "the rest were refused unseen");
    }

    private static async Task<int> AttackAsync(Uri address, int number)
    {
        using var client = new XmlRpcClient(XmlRpcAddress.Parse(new Uri(address, "/RPC2").AbsoluteUri));
        int refused = 0;
        for (int i = 0; i < LoginsEach; i++)
        {
            try
            {
                await client.CallAsync("login", [$"user{number}-{i}", "falsch"]);
            }
            catch (XmlRpcFaultException fault) when (fault.FaultCode is 401 or 429)
            {
                refused++;
            }
        }

        return refused;
    }

    private static void Report(TimeSpan elapsed, TimeSpan processor, List<TimeSpan> waits)
    {
        waits.Sort();
        double perSecond = Attackers * LoginsEach / elapsed.TotalSeconds;
        double each = processor.TotalMicroseconds / (Attackers * LoginsEach + waits.Count);
        TestContext.Out.WriteLine(
            $"{perSecond:0} wrong logins/s, {each:0} us of processor per login, "
            + $"another user's login: median {waits[waits.Count / 2].TotalMilliseconds:0.0} ms, "
            + $"longest {waits[^1].TotalMilliseconds:0.0} ms of {waits.Count}");
    }
}
