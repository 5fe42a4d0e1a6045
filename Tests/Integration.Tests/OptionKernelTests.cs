// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Client;
using Contract;
using Contract.Records;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Integration.Tests;

/// <summary>The options that decide what of the table is shown, and how.</summary>
internal sealed class OptionKernelTests : IntegrationTest
{
    [Test]
    public async Task View_ByDefault_HidesLoopback()
    {
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home);

        Assert.That(await CountLoopbackAsync(home, served), Is.Zero);
    }

    [Test]
    public async Task View_IgnoreNone_ShowsLoopback()
    {
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--ignore", "none");

        Assert.That(await CountLoopbackAsync(home, served), Is.EqualTo(2));
    }

    [Test]
    public async Task View_UidMask_NamesTheUser()
    {
        await using ServedLab served = await ServedLab.StartAsync("--uid-mask", "0xFFFF");
        served.Lab.Firewall.LoadRules(
            """
            table inet users {
              chain pre {
                type filter hook prerouting priority 0;
                tcp dport 7001 ct mark set 0xabcd0005
                tcp dport 7002 ct mark set 0x0000fffe
                tcp dport 7003 ct mark set 0x00070000
                tcp dport 7004 ct mark set 0x0000fff0
              }
            }
            """);
        TcpTraffic[] traffic = [.. Enumerable.Range(7001, 4).Select(port => served.Forward(port))];
        await using RpcClient client = served.Connect();
        await client.RefreshAsync();

        ViewReply page = await client.ViewAsync(new ViewRequest
        {
            Filter = "dst port 7001-7004", OrderBy = RowField.UserName, Direction = OrderDirection.Descending,
        });

        Assert.That(page.Rows.Select(UserOf).Take(2), Is.EqualTo(new[] { "7002 65534 nobody 1", "7001 5 games 1" }));
        Assert.That(page.Rows.Select(UserOf).Skip(2), Is.EquivalentTo(new[] { "7003   0", "7004 65520  0" }));
        Assert.That(await PortsAsync(client, "user games"), Is.EqualTo(new[] { 7001 }));
        Assert.That(await PortsAsync(client, "user 65534"), Is.EqualTo(new[] { 7002 }));
        Array.ForEach(traffic, tcp => tcp.Dispose());
    }

    [TestCase("i8", XmlRpcKind.Int64)]
    [TestCase("string", XmlRpcKind.String)]
    public async Task View_WideIntegers_AreWrittenAsAsked(string option, XmlRpcKind expected)
    {
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--wide-integers", option);
        using ConntrackConnection kernel = home.Connect();
        var flow = new ChurnedFlow(4);
        kernel.Create(flow.ToEntry());
        kernel.Update(new ConntrackKey(flow.Tuple), new ConntrackUpdate { Mark = 0xFFFFFFFE });
        using XmlRpcClient client = served.ConnectRaw();
        XmlRpcValue session = await client.CallAsync("login", []);

        XmlRpcStruct row = (await client.CallAsync("view", [session])).AsStruct()["table"].AsArray()[0].AsStruct();

        Assert.That(row["mark"].Kind, Is.EqualTo(expected));
        Assert.That(row["mark"].ToString(), Does.Contain("4294967294"));
        Assert.That(row["timeout"].Kind, Is.EqualTo(XmlRpcKind.Int));
    }

    [Test]
    public async Task View_MaxPage_IsTheMostThatIsGiven()
    {
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--max-page", "5");
        Create(home, 12);
        await using RpcClient client = served.Connect();

        ViewReply page = await client.ViewAsync(new ViewRequest { Length = 100 });

        Assert.That(page.Rows, Has.Length.EqualTo(5));
        Assert.That(page.Total, Is.EqualTo(12));
    }

    [Test]
    public async Task View_TableOfThousands_PagesCompletelyWithoutReadingItAgain()
    {
        const int Rows = 3201;
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--refresh-interval", "100ms");
        Create(home, Rows);
        await using RpcClient client = served.Connect();
        await client.SetAutorefreshAsync(false);
        await client.RefreshAsync();
        string? snapshot = (await client.ViewAsync(new ViewRequest { Length = 1 })).Snapshot;
        using var churner = new FlowChurner(home, 0, 1000, 1000);

        List<ConnectionRow> all = [];
        for (int start = 0; start <= Rows; start += 30)
        {
            ViewReply page = await client.ViewAsync(new ViewRequest { OrderBy = RowField.Mark, Start = start });
            Assert.That((page.Snapshot, page.Total), Is.EqualTo((snapshot, Rows)));
            all.AddRange(page.Rows);
        }

        Assert.That(all.Select(row => row.Id), Is.Unique);
        Assert.That(all.Select(row => ChurnedFlow.From(row.OriginalSource!)), Is.EquivalentTo(Lasting(Rows)));
        Assert.That(all.Select(row => row.GetNumber(RowField.Mark)), Is.Ordered);
        await client.RefreshAsync();
        Assert.That(
            (await client.ViewAsync(new ViewRequest())).Snapshot,
            Is.EqualTo($"{int.Parse(snapshot!) + 1}"), "snapshots are numbered: there was none between");
    }

    [Test]
    public async Task Session_IdleForLongerThanItsTimeout_IsGone()
    {
        using var home = new NetnsFixture("it-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home, "--session-timeout", "1");
        using XmlRpcClient idle = served.ConnectRaw();
        using XmlRpcClient busy = served.ConnectRaw();
        XmlRpcValue forgotten = await idle.CallAsync("login", []);
        XmlRpcValue kept = await busy.CallAsync("login", []);

        XmlRpcStruct status;
        do
        {
            // Each of these calls renews this session, and this one alone.
            status = (await busy.CallAsync("status", [kept])).AsStruct();
        }
        while (status["sessions"].AsInt32() > 1);

        Assert.That(
            async () => await idle.CallAsync("view", [forgotten]),
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(FaultCodes.NoSession));
        Assert.That(async () => await busy.CallAsync("view", [kept]), Throws.Nothing);
    }

    private static IEnumerable<ChurnedFlow> Lasting(int count) =>
        Enumerable.Range(0, count).Select(number => ChurnedFlow.Lasting((uint)number));

    private static void Create(NetnsFixture home, int count)
    {
        using ConntrackConnection kernel = home.Connect();
        foreach (ChurnedFlow flow in Lasting(count))
        {
            kernel.Create(flow.ToEntry());
        }
    }

    private static async Task<long> CountLoopbackAsync(NetnsFixture home, ServedNamespace served)
    {
        using var ipv4 = new TcpTraffic(home, home, new IPEndPoint(IPAddress.Loopback, 0));
        using var ipv6 = new TcpTraffic(home, home, new IPEndPoint(IPAddress.IPv6Loopback, 0));
        await using RpcClient client = served.Connect();
        return (await client.ViewAsync(new ViewRequest { Filter = "tcp" })).Total;
    }

    private static string UserOf(ConnectionRow row) =>
        $"{row.GetNumber(RowField.OriginalPortDestination)} {row.GetNumber(RowField.UserId)} "
        + $"{row.GetText(RowField.UserName)} {row.GetNumber(RowField.Authenticated)}";

    private static async Task<IEnumerable<long?>> PortsAsync(RpcClient client, string filter) =>
        (await client.ViewAsync(new ViewRequest { Filter = filter })).Rows
            .Select(row => row.GetNumber(RowField.OriginalPortDestination));
}
