// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Client.Tests.Support;
using Contract;
using Contract.Records;
using NUnit.Framework;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Client.Tests;

/// <summary>The client's calls as they reach a daemon over HTTP.</summary>
internal sealed class RpcClientSocketTests
{
    private FakeDaemon _daemon = null!;
    private RpcClient _client = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _daemon = await FakeDaemon.StartAsync();
        _client = NewClient();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _client.DisposeAsync();
        await _daemon.DisposeAsync();
    }

    [Test]
    public async Task RefreshAsync_FirstCall_LogsInWithoutArguments()
    {
        await _client.RefreshAsync();

        Assert.That(_daemon.CalledMethods, Is.EqualTo([Methods.Login, Methods.Refresh]));
        Assert.That(_daemon.Calls[0].Arguments, Is.Empty);
        Assert.That(_daemon.Calls[1].Session, Is.EqualTo("session-1"));
    }

    [Test]
    public async Task LoginAsync_UserAndPassword_AreTheArguments()
    {
        await using RpcClient client = NewClient("alice", "sesame");

        await client.LoginAsync();
        await client.LoginAsync();

        RecordedCall login = _daemon.Calls.Single();
        Assert.That(login.Arguments, Is.EqualTo(new XmlRpcValue[] { "alice", "sesame" }));
    }

    [Test]
    public void LoginAsync_Refused_IsTheFaultAndNotRepeated()
    {
        _daemon.RefusesLogins = true;

        Assert.That(
            async () => await _client.RefreshAsync(),
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(FaultCodes.NoSession));
        Assert.That(_daemon.CalledMethods, Is.EqualTo([Methods.Login]));
    }

    [Test]
    public async Task RefreshAsync_SessionExpired_IsRenewedQuietly()
    {
        await _client.RefreshAsync();
        _daemon.ExpireSessions();

        await _client.RefreshAsync();

        Assert.That(
            _daemon.CalledMethods,
            Is.EqualTo([Methods.Login, Methods.Refresh, Methods.Refresh, Methods.Login, Methods.Refresh]));
        Assert.That(_daemon.Calls[^1].Session, Is.EqualTo("session-2"));
    }

    [Test]
    public async Task RefreshAsync_ManyCallsFindTheSessionExpired_LogInOnce()
    {
        await _client.RefreshAsync();
        _daemon.ExpireSessions();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => _client.RefreshAsync()));

        Assert.That(_daemon.CalledMethods.Count(method => method == Methods.Login), Is.EqualTo(2));
    }

    [Test]
    public async Task SetAutorefreshAsync_SessionRenewed_KeepsTheSetting()
    {
        await _client.SetAutorefreshAsync(on: false);
        _daemon.ExpireSessions();

        await _client.RefreshAsync();

        Assert.That(_daemon.CalledMethods.TakeLast(3), Is.EqualTo(
            [Methods.Login, Methods.SetAutorefresh, Methods.Refresh]));
        Assert.That(_daemon.Calls[^2].Arguments, Is.EqualTo(new XmlRpcValue[] { 0 }));
    }

    [Test]
    public async Task ViewAsync_Request_TravelsAsTheContractSays()
    {
        _daemon.Answer(Methods.View, _ => Page(1, total: 1));

        ViewReply reply = await _client.ViewAsync(new ViewRequest
        {
            Filter = "tcp",
            OrderBy = RowField.ByteRate,
            Direction = OrderDirection.Descending,
            Start = 30,
            Length = 10,
        });

        IReadOnlyList<XmlRpcValue> arguments = _daemon.Calls[^1].Arguments;
        Assert.That(arguments[0].AsStruct()["filter"].AsString(), Is.EqualTo("tcp"));
        Assert.That(arguments.Skip(1), Is.EqualTo(new XmlRpcValue[] { "byte_rate", "D", 30, 10 }));
        Assert.That(reply.Rows.Single().Id, Is.EqualTo(1));
    }

    [Test]
    public async Task ViewPagesAsync_SeveralPages_ComeFromAHeldSnapshotInASessionOfTheirOwn()
    {
        _daemon.Answer(Methods.View, call => PageOf(call, total: 7));
        await _client.RefreshAsync();

        List<int> ids = [];
        await foreach (ViewReply page in _client.ViewPagesAsync(new ViewRequest { Length = 3 }))
        {
            ids.AddRange(page.Rows.Select(row => row.Id));
        }

        Assert.That(ids, Is.EqualTo([0, 1, 2, 3, 4, 5, 6]));
        RecordedCall[] paging = [.. _daemon.Calls.Where(call => call.Session == "session-2")];
        Assert.That(paging.Select(call => call.Method), Is.EqualTo(
            [Methods.View, Methods.SetAutorefresh, Methods.View, Methods.View, Methods.View, Methods.Logout]));
    }

    [Test]
    public async Task ViewPagesAsync_CallerStopsEarly_AsksForNoMoreAndLogsOut()
    {
        _daemon.Answer(Methods.View, call => PageOf(call, total: 1_000_000));

        await foreach (ViewReply page in _client.ViewPagesAsync(new ViewRequest { Length = 3 }))
        {
            Assert.That(page.Total, Is.EqualTo(1_000_000));
            break;
        }

        Assert.That(_daemon.CalledMethods.Count(method => method == Methods.View), Is.EqualTo(2));
        Assert.That(_daemon.CalledMethods.Last(), Is.EqualTo(Methods.Logout));
    }

    [Test]
    public async Task ViewPagesAsync_NoRows_GivesOneEmptyPage()
    {
        _daemon.Answer(Methods.View, call => PageOf(call, total: 0));

        int pages = 0;
        await foreach (ViewReply page in _client.ViewPagesAsync(new ViewRequest()))
        {
            Assert.That(page.Rows, Is.Empty);
            pages++;
        }

        Assert.That(pages, Is.EqualTo(1));
    }

    [Test]
    public async Task KillAsync_Ids_AreAnArray()
    {
        await _client.KillAsync([3, 5]);

        Assert.That(_daemon.Calls[^1].Method, Is.EqualTo(Methods.Kill));
        Assert.That(_daemon.Calls[^1].Arguments.Single().AsArray(), Is.EqualTo(new XmlRpcValue[] { 3, 5 }));
    }

    [Test]
    public void KillAsync_PartialFailure_IsTheFault()
    {
        _daemon.Answer(Methods.Kill, _ => throw new XmlRpcFaultException(FaultCodes.Conflict, "5 (protected)"));

        Assert.That(
            async () => await _client.KillAsync([5]),
            Throws.TypeOf<XmlRpcFaultException>().With.Message.EqualTo("5 (protected)"));
    }

    [Test]
    public async Task KillMatchingAsync_AfterPreview_PassesFilterAndToken()
    {
        _daemon.Answer(Methods.ConnectionsKill, call => call.Arguments[0].AsStruct().ContainsName("token")
            ? Struct(("killed", 2), ("gone", 1), ("denied", Array.Empty<XmlRpcValue>()), ("survivors", Ids(9)))
            : Struct(("count", 3), ("samples", new XmlRpcValue[] { "tcp a" }), ("token", "t")));

        KillPreview preview = await _client.PreviewKillAsync("dst port 22");
        KillReply reply = await _client.KillMatchingAsync("dst port 22", preview.Token!);

        XmlRpcStruct request = _daemon.Calls[^1].Arguments[0].AsStruct();
        Assert.That((request["filter"].AsString(), request["token"].AsString()), Is.EqualTo(("dst port 22", "t")));
        Assert.That((preview.Count, reply.Killed, reply.Gone), Is.EqualTo((3, 2, 1)));
        Assert.That(reply.Survivors, Is.EqualTo([9]));
    }

    [Test]
    public async Task KillWithReportAsync_Ids_AreAMemberOfTheStruct()
    {
        _daemon.Answer(Methods.ConnectionsKill, _ => Struct(
            ("killed", 0), ("gone", 0), ("denied", new XmlRpcValue[] { Struct(("id", 4), ("reason", "protected")) }),
            ("survivors", Array.Empty<XmlRpcValue>())));

        KillReply reply = await _client.KillWithReportAsync([4]);

        Assert.That(_daemon.Calls[^1].Arguments[0].AsStruct()["ids"].AsArray(), Is.EqualTo(new XmlRpcValue[] { 4 }));
        Assert.That(reply.Denied, Is.EqualTo([new DeniedKill(4, "protected")]));
    }

    [TestCase(7u)]
    [TestCase(uint.MaxValue)]
    public async Task SetMarkAsync_Mark_TravelsAsUnsigned(uint mark)
    {
        await _client.SetMarkAsync(5, mark);

        Assert.That(_daemon.Calls[^1].Method, Is.EqualTo(Methods.Change));
        Assert.That(_daemon.Calls[^1].Arguments, Is.EqualTo(new XmlRpcValue[] { "mark", 5, (long)mark }));
    }

    [Test]
    public async Task SetTimeoutAsync_Seconds_AreTheValue()
    {
        await _client.SetTimeoutAsync(5, 30);

        Assert.That(_daemon.Calls[^1].Arguments, Is.EqualTo(new XmlRpcValue[] { "timeout", 5, 30 }));
    }

    [Test]
    public async Task StatusAsync_Reply_IsRead()
    {
        _daemon.Answer(Methods.Status, _ => Struct(("entries", 5), ("version", "0.5.0")));

        StatusReply status = await _client.StatusAsync();

        Assert.That((status.Entries, status.Version), Is.EqualTo((5, "0.5.0")));
    }

    [Test]
    public async Task SummaryAsync_Request_IsOneStruct()
    {
        _daemon.Answer(Methods.ConnectionsSummary, _ => Struct(
            ("groups", Array.Empty<XmlRpcValue>()), ("total", 0), ("connections", 0), ("unreplied", 0), ("bytes", 0L),
            ("packets", 0), ("byte_rate", 0)));

        SummaryReply reply = await _client.SummaryAsync(new SummaryRequest { By = SummaryGrouping.Service });

        Assert.That(_daemon.Calls[^1].Arguments.Single().AsStruct()["by"].AsString(), Is.EqualTo("service"));
        Assert.That(reply.Groups, Is.Empty);
    }

    [Test]
    public async Task GetAsync_Ids_GivesRowsAndGone()
    {
        _daemon.Answer(Methods.ConnectionsGet, _ => Struct(
            ("table", new XmlRpcValue[] { Struct(("_id", 1)) }), ("gone", Ids(2))));

        ConnectionsReply reply = await _client.GetAsync([1, 2]);

        Assert.That((reply.Rows.Single().Id, reply.Gone.Single()), Is.EqualTo((1, 2)));
    }

    [Test]
    public void ViewAsync_AnswerThatIsNoStruct_IsRefused()
    {
        _daemon.Answer(Methods.View, _ => 1);

        Assert.That(async () => await _client.ViewAsync(new ViewRequest()), Throws.TypeOf<RecordFormatException>());
    }

    [Test]
    public async Task LogoutAsync_SessionAlreadyGone_IsNoError()
    {
        await _client.RefreshAsync();
        _daemon.ExpireSessions();

        await _client.LogoutAsync();
        await _client.LogoutAsync();

        Assert.That(_daemon.CalledMethods.Count(method => method == Methods.Logout), Is.EqualTo(1));
    }

    [Test]
    public async Task DisposeAsync_OpenSession_LogsOut()
    {
        RpcClient client = NewClient();
        await client.RefreshAsync();

        await client.DisposeAsync();

        Assert.That(_daemon.CalledMethods.Last(), Is.EqualTo(Methods.Logout));
    }

    [Test]
    public async Task DisposeAsync_DaemonGone_IsQuiet()
    {
        RpcClient client = NewClient();
        await client.RefreshAsync();
        await _daemon.DisposeAsync();

        Assert.That(async () => await client.DisposeAsync(), Throws.Nothing);
    }

    private static XmlRpcValue PageOf(RecordedCall call, int total)
    {
        int start = call.Arguments[3].AsInt32();
        int length = Math.Min(call.Arguments[4].AsInt32(), total - start);
        return Page(start, total, length);
    }

    private static XmlRpcValue Page(int firstId, int total, int length = 1) => Struct(
        ("table", Enumerable.Range(firstId, length).Select(id => Struct(("_id", id))).ToArray()),
        ("total", total));

    private static XmlRpcValue Ids(params int[] ids) => ids.Select(id => (XmlRpcValue)id).ToArray();

    private static XmlRpcValue Struct(params (string Name, XmlRpcValue Value)[] members)
    {
        XmlRpcStruct result = [];
        foreach ((string name, XmlRpcValue value) in members)
        {
            result.Add(name, value);
        }

        return result;
    }

    private RpcClient NewClient(string? user = null, string? password = null) => new(new RpcClientOptions
    {
        Address = XmlRpcAddress.Parse(_daemon.Address),
        UserName = user,
        Password = password,
    });
}
