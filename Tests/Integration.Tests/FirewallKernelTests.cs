// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Client;
using Contract;
using Contract.Records;
using NUnit.Framework;
using TestSupport;
using XmlRpc.Values;

namespace Integration.Tests;

/// <summary>What an admin does: look at a firewall's connections, single some out, change and end them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FirewallKernelTests : IntegrationTest
{
    private ServedLab _served = null!;
    private RpcClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _served = await ServedLab.StartAsync();
        _client = _served.Connect();
        await _client.LoginAsync();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _served.DisposeAsync();
    }

    [Test]
    public async Task View_TranslatedTcp_ShowsBothTuples([Values] bool isIPv6)
    {
        using TcpTraffic tcp = Connect(isIPv6, 5001);
        tcp.Send(1000);

        ConnectionRow row = (await ViewAsync("tcp and dst port 5001")).Rows.Single();

        Assert.That(row.OriginalSource, Is.EqualTo(FirewallLab.ClientAddress(isIPv6)));
        Assert.That(row.OriginalDestination, Is.EqualTo(FirewallLab.ServerAddress(isIPv6)));
        Assert.That(row.ReplySource, Is.EqualTo(FirewallLab.ServerAddress(isIPv6)));
        Assert.That(row.ReplyDestination, Is.EqualTo(FirewallLab.OuterAddress(isIPv6)));
        Assert.That(row.GetText(RowField.TcpState), Is.EqualTo("ESTABLISHED"));
        Assert.That(row.GetNumber(RowField.OriginalBytes), Is.GreaterThan(1000));
        Assert.That((await ViewAsync("class snat and dst port 5001")).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task View_PortForwarding_IsDnatAndItsGatewayCanBeAskedFor()
    {
        using var tcp = new TcpTraffic(
            _served.Lab.Client,
            _served.Lab.Server,
            new IPEndPoint(FirewallLab.InnerAddress(false), 8080),
            new IPEndPoint(FirewallLab.ServerAddress(false), 80));

        Assert.That((await ViewAsync("class dnat and gw host 10.77.2.2 and gw port 80")).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task View_UdpAndPing_AreThereWithWhatTheyHave()
    {
        using var udp = new UdpTraffic(
            _served.Lab.Client, _served.Lab.Server, new IPEndPoint(FirewallLab.ServerAddress(false), 5353));
        udp.Send(10);
        _served.Lab.Client.Run("ping", "-c", "1", "-e", "4242", "10.77.2.2");
        _served.Lab.Client.Run("ping", "-c", "1", "-e", "4243", "fd77:2::2");

        ViewReply all = await ViewAsync("udp and dst port 5353 or icmp and icmp.id = 4242 or icmp6 and icmp.id = 4243");
        ConnectionRow Of(byte protocol) => all.Rows.Single(row => row.Protocol == protocol);

        Assert.That(Of(17).GetNumber(RowField.OriginalPortDestination), Is.EqualTo(5353));
        Assert.That(Of(17).GetNumber(RowField.IcmpType), Is.Null);
        Assert.That(Of(1).GetNumber(RowField.IcmpType), Is.EqualTo(8));
        Assert.That(Of(1).GetNumber(RowField.OriginalPortSource), Is.Null);
        Assert.That(Of(58).GetNumber(RowField.IcmpType), Is.EqualTo(128));
        Assert.That(Of(58).GetAddress(RowField.OriginalIPv6Source), Is.EqualTo(FirewallLab.ClientAddress(true)));
    }

    [Test]
    public async Task View_BetweenTwoReadings_RateIsWhatWasSent()
    {
        using TcpTraffic tcp = Connect(false, 5002);
        ConnectionRow before = (await ViewAsync("dst port 5002")).Rows.Single();
        tcp.Send(300_000);

        await _client.RefreshAsync();
        ConnectionRow after = (await ViewAsync("dst port 5002")).Rows.Single();

        Assert.That(before.GetNumber(RowField.ByteRate), Is.Null, "one reading says nothing");
        Assert.That(after.GetNumber(RowField.OriginalByteRate), Is.GreaterThan(0));
        Assert.That(after.Id, Is.EqualTo(before.Id));
    }

    [Test]
    public async Task Kill_ById_TheConnectionDiesForGood()
    {
        _served.Lab.Firewall.Settings.SetTcpLoose(false);
        _served.Lab.Firewall.LoadRules(
            """
            table inet strict {
              chain forward {
                type filter hook forward priority 0;
                ct state invalid drop
                tcp flags & (syn | ack) != syn ct state new drop
              }
            }
            """);
        using TcpTraffic tcp = Connect(false, 5003);
        tcp.Send(10);
        ConnectionRow row = (await ViewAsync("dst port 5003")).Rows.Single();

        KillReply reply = await _client.KillWithReportAsync([row.Id]);
        tcp.Client.ReceiveTimeout = 300;
        await tcp.Client.SendAsync(new byte[10]);

        Assert.That(reply.Killed, Is.EqualTo(1));
        Assert.That((await ViewAsync("dst port 5003")).Total, Is.Zero);
        Assert.That(await _client.GetAsync([row.Id]), Has.Property("Gone").EqualTo(new[] { row.Id }));
        Assert.That(await File.ReadAllTextAsync(_served.AuditFile), Does.Contain(
            "action=kill target=\"tcp 10.77.1.2:").And.Contain("->10.77.2.2:5003\" result=killed"));
    }

    [Test]
    public async Task Kill_GoneAlready_IsNoError()
    {
        ConnectionRow row;
        using (TcpTraffic tcp = Connect(false, 5004))
        {
            row = (await ViewAsync("dst port 5004")).Rows.Single();
            await _client.KillAsync([row.Id]);
        }

        Assert.That(async () => await _client.KillAsync([row.Id]), Throws.Nothing);
    }

    [Test]
    public async Task KillMatching_Previewed_EndsExactlyThose()
    {
        using TcpTraffic one = Connect(false, 5005);
        using TcpTraffic two = Connect(true, 5006);
        using TcpTraffic other = Connect(false, 5007);

        KillPreview preview = await _client.PreviewKillAsync("dst port 5005-5006");
        KillReply reply = await _client.KillMatchingAsync("dst port 5005-5006", preview.Token!);

        Assert.That(preview.Count, Is.EqualTo(2));
        Assert.That(preview.Samples, Has.Length.EqualTo(2));
        Assert.That(reply.Killed, Is.EqualTo(2));
        Assert.That((await ViewAsync("dst port 5005-5007")).Rows.Single().GetNumber(RowField.OriginalPortDestination), Is.EqualTo(5007));
    }

    [Test]
    public async Task KillMatching_TokenUsedTwiceOrForAnotherFilter_IsRefused()
    {
        KillPreview preview = await _client.PreviewKillAsync("dst port 5008");

        Assert.That(
            async () => await _client.KillMatchingAsync("all", preview.Token!),
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(FaultCodes.Conflict));
        await _client.KillMatchingAsync("dst port 5008", preview.Token!);
        Assert.That(
            async () => await _client.KillMatchingAsync("dst port 5008", preview.Token!),
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(FaultCodes.Conflict));
    }

    [Test]
    public async Task Change_MarkAndTimeout_AreInTheKernel()
    {
        using TcpTraffic tcp = Connect(false, 5009);
        ConnectionRow row = (await ViewAsync("dst port 5009")).Rows.Single();

        await _client.SetMarkAsync(row.Id, 0xFFFFFFFE);
        await _client.SetTimeoutAsync(row.Id, 77);

        string listed = _served.Lab.Firewall.Run("conntrack", "-L", "-p", "tcp", "--dport", "5009");
        Assert.That(listed, Does.Contain("mark=4294967294").And.Contain(" 77 ").Or.Contain(" 76 "));
        Assert.That((await ViewAsync("mark 0xfffffffe and fixed_timeout")).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Change_TimeoutTwice_IsAConflictThatNamesTheWayOut()
    {
        using TcpTraffic tcp = Connect(false, 5010);
        ConnectionRow row = (await ViewAsync("dst port 5010")).Rows.Single();
        await _client.SetTimeoutAsync(row.Id, 100);

        Assert.That(
            async () => await _client.SetTimeoutAsync(row.Id, 200),
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(FaultCodes.Conflict)
                .And.Message.Contains("kill"));
        Assert.That(async () => await _client.SetMarkAsync(row.Id, 5), Throws.Nothing, "the mark is not the timeout");
    }

    [Test]
    public async Task SetAutorefresh_Off_PagesOverOneSnapshotWhateverOthersDo()
    {
        using TcpTraffic tcp = Connect(false, 5011);
        await _client.RefreshAsync();
        await _client.SetAutorefreshAsync(false);
        string? first = (await PageAsync("dst port 5011")).Snapshot;
        await using RpcClient other = _served.Connect();
        await other.LoginAsync();
        using TcpTraffic later = Connect(false, 5012);
        await other.RefreshAsync();

        Assert.That((await PageAsync("dst port 5011")).Snapshot, Is.EqualTo(first));
        Assert.That((await PageAsync("dst port 5012")).Total, Is.Zero);
        await _client.RefreshAsync();
        Assert.That((await PageAsync("dst port 5012")).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Summary_ByService_CountsWhatIsThere()
    {
        using TcpTraffic one = Connect(false, 5013);
        using TcpTraffic two = Connect(true, 5013);

        SummaryReply summary = await _client.SummaryAsync(new SummaryRequest { By = SummaryGrouping.Service, Filter = "dst port 5013" });

        Assert.That(summary.Groups.Single().Totals.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Status_OnThisFirewall_KnowsItsSettings()
    {
        StatusReply status = await _client.StatusAsync();

        Assert.That(status.Accounting, Is.True);
        Assert.That(status.Timestamps, Is.True);
        Assert.That(status.Tracking, Is.True);
        Assert.That(status.Findings.Select(finding => finding.Code), Does.Contain("tcp-loose"));
        Assert.That(status.Processors, Is.Not.Empty);
    }

    [Test]
    public async Task View_Zone_IsPartOfTheKey()
    {
        _served.Lab.Firewall.LoadRules(
            """
            table inet zones {
              chain pre {
                type filter hook prerouting priority raw;
                tcp dport 5014 ct zone set 9
                tcp sport 5014 ct zone set 9
              }
            }
            """);
        using TcpTraffic tcp = Connect(true, 5014);

        ConnectionRow row = (await ViewAsync("zone 9")).Rows.Single();
        KillReply reply = await _client.KillWithReportAsync([row.Id]);

        Assert.That(row.GetNumber(RowField.Zone), Is.EqualTo(9));
        Assert.That(reply.Killed, Is.EqualTo(1));
    }

    private TcpTraffic Connect(bool isIPv6, int port) => new(
        _served.Lab.Client, _served.Lab.Server, new IPEndPoint(FirewallLab.ServerAddress(isIPv6), port));

    private async Task<ViewReply> ViewAsync(string filter)
    {
        await _client.RefreshAsync();
        return await PageAsync(filter);
    }

    private Task<ViewReply> PageAsync(string filter) =>
        _client.ViewAsync(new ViewRequest { Filter = filter, Length = 100 });
}
