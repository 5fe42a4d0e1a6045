// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Client;
using NUnit.Framework;
using TestSupport;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Integration.Tests;

/// <summary>A daemon that is killed in the middle of its work leaves nothing behind that the next one stumbles over.</summary>
internal sealed partial class RestartKernelTests : IntegrationTest
{
    private const int Clients = 4;

    [Test]
    public async Task Start_AfterKillInTheMiddleOfWork_NeedsNoCleaningUp()
    {
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home);
        using var churner = new FlowChurner(home, lasting: 200, living: 2000, perSecond: 2000);
        for (int round = 0; round < 3; round++)
        {
            Task[] work = [.. Enumerable.Range(0, Clients).Select(_ => Task.Run(() => WorkUntilBrokenAsync(served)))];
            await AuditGrowsAsync(served.AuditFile);
            await served.Daemon.KillAsync();
            await Task.WhenAll(work);

            Assert.That(File.Exists(served.SocketPath) && File.Exists(served.PidFile), Is.True, "they are left behind");
            await served.StartDaemonAsync();
        }

        churner.Stop();
        await using RpcClient client = served.Connect();
        Assert.That((await client.StatusAsync()).Entries, Is.GreaterThan(200));
        Assert.That(
            await File.ReadAllTextAsync(served.PidFile),
            Is.EqualTo(served.Daemon.Id.ToString(CultureInfo.InvariantCulture) + "\n"));
        string audit = await File.ReadAllTextAsync(served.AuditFile);
        Assert.That(audit, Does.EndWith("\n"));
        Assert.That(audit.Split('\n')[..^1], Has.All.Match(AuditLine()));
    }

    [Test]
    public async Task Start_AfterAnAuditLineThatWasCutOff_BeginsALineOfItsOwn()
    {
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home);
        await served.Daemon.KillAsync();
        await File.AppendAllTextAsync(served.AuditFile, "time=2026-11-24T14:0");

        await served.StartDaemonAsync();
        await using RpcClient client = served.Connect();
        await client.LoginAsync();

        string[] lines = await File.ReadAllLinesAsync(served.AuditFile);
        Assert.That(lines[^1], Does.Match(AuditLine()));
        Assert.That(lines[^2], Is.EqualTo("time=2026-11-24T14:0"));
    }

    [GeneratedRegex("^time=[0-9T:.-]+Z user=[^ ]+ source=[^ ]+ action=.+ target=.+ result=.+$")]
    private static partial Regex AuditLine();

    /// <summary>Refreshes and kills until the daemon is gone.</summary>
    private static async Task WorkUntilBrokenAsync(ServedNamespace served)
    {
        using XmlRpcClient client = served.ConnectRaw();
        try
        {
            XmlRpcValue session = await client.CallAsync("login", []);
            while (true)
            {
                await client.CallAsync("refresh", [session]);
                XmlRpcStruct page = (await client.CallAsync("view", [session])).AsStruct();
                IEnumerable<XmlRpcValue> ids = page["table"].AsArray().Select(row => row.AsStruct()["_id"]);
                await client.CallAsync("kill", [session, XmlRpcValue.FromArray([.. ids])]);
            }
        }
        catch (XmlRpcTransportException)
        {
            // The daemon is gone.
        }
    }

    private static async Task AuditGrowsAsync(string path)
    {
        long before = new FileInfo(path).Length;
        while (new FileInfo(path).Length < before + 20_000)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), CancellationToken.None);
        }
    }
}
