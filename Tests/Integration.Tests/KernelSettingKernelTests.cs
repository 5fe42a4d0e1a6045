// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Client;
using Contract;
using Contract.Records;
using NUnit.Framework;
using TestSupport;

namespace Integration.Tests;

/// <summary>A kernel that counts or tracks nothing: the daemon says so, and mends it when it is asked to.</summary>
internal sealed class KernelSettingKernelTests : IntegrationTest
{
    [Test]
    public async Task View_WithoutAccounting_HasNoCountersAndNoRates()
    {
        using NetnsFixture home = WithoutAccounting();
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--ignore", "none");
        await using RpcClient client = served.Connect();
        using TcpTraffic tcp = Loopback(home);
        tcp.Send(1000);
        await client.RefreshAsync();
        await client.RefreshAsync();

        ConnectionRow row = await RowOfAsync(client, tcp);

        Assert.That(row.ToMap().Keys, Has.None.Contains("counter").And.None.Contains("rate").And.None.EqualTo("start_time"));
        Assert.That(row.GetText(RowField.TcpState), Is.EqualTo("ESTABLISHED"), "the rest is there");
        Assert.That(await FindingsAsync(client), Does.Contain("accounting-off"));
        Assert.That(served.Daemon.Output, Does.Contain("nf_conntrack_acct=1"), "the log names the remedy");
    }

    [Test]
    public async Task Start_EnableAccounting_CountsFromThenOn()
    {
        using NetnsFixture home = WithoutAccounting();
        await using ServedNamespace served = await ServedNamespace.StartAsync(
            home, "--ignore", "none", "--enable-accounting");
        await using RpcClient client = served.Connect();
        using TcpTraffic tcp = Loopback(home);
        tcp.Send(1000);
        await client.RefreshAsync();

        ConnectionRow row = await RowOfAsync(client, tcp);

        Assert.That(row.GetNumber(RowField.OriginalBytes), Is.GreaterThan(1000));
        Assert.That(row.GetNumber(RowField.StartTime), Is.GreaterThan(0));
        Assert.That(await FindingsAsync(client), Does.Not.Contain("accounting-off"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Status_KernelThatTakesUpConnectionsInTheirMiddle_SaysThatKilledOnesComeBack(bool isLoose)
    {
        using var home = new NetnsFixture("it-");
        home.Settings.SetTcpLoose(isLoose);
        await using ServedNamespace served = await ServedNamespace.StartAsync(home);
        await using RpcClient client = served.Connect();

        Assert.That((await FindingsAsync(client)).Contains("tcp-loose"), Is.EqualTo(isLoose));
    }

    [Test]
    public async Task Status_WithoutAnyRule_SaysThatNothingIsTracked()
    {
        using var home = new NetnsFixture("it-", isTracking: false);
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--ignore", "none");
        await using RpcClient client = served.Connect();
        using TcpTraffic tcp = Loopback(home);
        await client.RefreshAsync();

        Assert.That((await client.ViewAsync(new ViewRequest())).Total, Is.Zero);
        Assert.That((await client.StatusAsync()).Tracking, Is.False);
        Assert.That(await FindingsAsync(client), Does.Contain("tracking-off"));
        Assert.That(served.Daemon.Output, Does.Contain("--enable-tracking"), "the log names the remedy");
    }

    [Test]
    public async Task Start_EnableTracking_TracksByARuleThatCanBeTakenAwayAgain()
    {
        using var home = new NetnsFixture("it-", isTracking: false);
        await using ServedNamespace served = await ServedNamespace.StartAsync(
            home, "--ignore", "none", "--enable-tracking");
        await using RpcClient client = served.Connect();
        using TcpTraffic tcp = Loopback(home);
        await client.RefreshAsync();

        Assert.That((await RowOfAsync(client, tcp)).GetText(RowField.TcpState), Is.EqualTo("ESTABLISHED"));
        Assert.That(await FindingsAsync(client), Does.Not.Contain("tracking-off"));
        Assert.That(home.Run("nft", "list", "tables"), Is.EqualTo("table inet pyctd_tracking\n"));
        Assert.That(served.Daemon.Output, Does.Contain("nft delete table inet pyctd_tracking"), "how to end it");
    }

    [Test]
    public async Task Start_EnableTrackingTwice_LeavesOneTable()
    {
        using var home = new NetnsFixture("it-", isTracking: false);
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--enable-tracking");
        await served.Daemon.TerminateAsync();
        await served.StartDaemonAsync();

        Assert.That(home.Run("nft", "list", "tables"), Is.EqualTo("table inet pyctd_tracking\n"));
    }

    private static NetnsFixture WithoutAccounting()
    {
        var home = new NetnsFixture("it-");
        home.Settings.SetAccounting(false);
        home.Settings.SetTimestamps(false);
        return home;
    }

    private static TcpTraffic Loopback(NetnsFixture home) => new(home, home, new IPEndPoint(IPAddress.Loopback, 0));

    private static async Task<ConnectionRow> RowOfAsync(RpcClient client, TcpTraffic tcp)
    {
        int port = ((IPEndPoint)tcp.Client.LocalEndPoint!).Port;
        ViewReply page = await client.ViewAsync(new ViewRequest { Filter = $"src port {port}" });
        return page.Rows.Single();
    }

    private static async Task<IEnumerable<string>> FindingsAsync(RpcClient client) =>
        (await client.StatusAsync()).Findings.Select(finding => finding.Code);
}
