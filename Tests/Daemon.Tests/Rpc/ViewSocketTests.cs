// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Daemon.Tests.Support;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Rpc;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ViewSocketTests
{
    private static readonly XmlRpcStruct s_noFilter = [];

    private TableServer _server = null!;
    private string _session = "";

    [SetUp]
    public async Task StartAsync()
    {
        _server = await TableServer.StartAsync(
            new Options { UidMask = 0xFFFF, MaxPage = 50 }, new FakeUsers((1000, "alice")));
        _session = _server.Login();
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task View_SessionAlone_IsTheFirstThirtyByTimeout()
    {
        Add(40);

        XmlRpcStruct page = (await _server.CallAsync("view", _session)).AsStruct();

        Assert.That(page["table"].AsArray(), Has.Count.EqualTo(30));
        Assert.That(page["total"].AsInt32(), Is.EqualTo(40));
        Assert.That(page["matched"].AsInt32(), Is.EqualTo(40));
        Assert.That(page["stale"].AsBoolean(), Is.False);
        Assert.That(Timeouts(await _server.RowsAsync(_session)), Is.Ordered);
    }

    [TestCase("A", ExpectedResult = 0)]
    [TestCase("asc", ExpectedResult = 0)]
    [TestCase("d", ExpectedResult = 39)]
    [TestCase("DESC", ExpectedResult = 39)]
    public async Task<int> View_Direction_InAnyCaseAndLength(string direction)
    {
        Add(40);

        return (await _server.RowsAsync(_session, s_noFilter, "timeout", direction))[0]["timeout"].AsInt32();
    }

    [TestCase(0, 0, ExpectedResult = 30, Description = "0 means the default")]
    [TestCase(0, -5, ExpectedResult = 30)]
    [TestCase(0, 7, ExpectedResult = 7)]
    [TestCase(0, 9999, ExpectedResult = 50, Description = "--max-page")]
    [TestCase(55, 10, ExpectedResult = 5)]
    [TestCase(60, 10, ExpectedResult = 0)]
    [TestCase(int.MaxValue, 50, ExpectedResult = 0)]
    [TestCase(-1, 10, ExpectedResult = 10)]
    public async Task<int> View_StartAndLength_AreClamped(int start, int length)
    {
        Add(60);

        return (await _server.RowsAsync(_session, s_noFilter, "timeout", "A", start, length)).Length;
    }

    [Test]
    public async Task View_Filters_NumbersTextAndExpressionTogether()
    {
        Add(40);
        XmlRpcStruct filters = new() { ["orig_ipv4_src"] = "10.0.0.0/8", ["orig_l4proto"] = 6, ["filter"] = "timeout < 5" };

        Assert.That(Timeouts(await _server.RowsAsync(_session, filters)), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
    }

    [Test]
    public async Task View_AddressAsAnOldClientSendsIt_IsFound(
        [Values("167772161", "10.0.0.1")] string text)
    {
        Add(1);

        Assert.That(await _server.RowsAsync(_session, new XmlRpcStruct { ["orig_ipv4_src"] = text }), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task View_Row_LeavesOutWhatTheKernelDidNotGive()
    {
        _server.Kernel.Entries.Add(Flow.Ping("10.0.0.1", "192.0.2.1", 77));
        _server.Kernel.Entries.Add(Flow.Tcp("2001:db8::1", 1, "2001:db8::2", 443) with { Fields = ConntrackFields.Ports | ConntrackFields.Status });

        XmlRpcStruct[] rows = await _server.RowsAsync(_session, s_noFilter, "orig_l4proto");

        Assert.That(rows[0]["icmp_id"].AsInt32(), Is.EqualTo(77));
        Assert.That(rows[0].Names, Has.None.StartsWith("orig_port").And.None.Contains("counter").And.None.Contains("rate"));
        Assert.That(rows[1]["orig_ipv6_src"].AsString(), Is.EqualTo("2001:db8::1"));
        Assert.That(rows[1].Names, Has.None.EqualTo("timeout").And.None.EqualTo("tcp_state").And.None.Contains("ipv4"));
    }

    [Test]
    public async Task View_Row_NamesTheUserOfTheMark()
    {
        _server.Kernel.Entries.Add(Flow.Ping("10.0.0.1", "192.0.2.1", 1).Marked(0xABCD03E8));
        _server.Kernel.Entries.Add(Flow.Ping("10.0.0.1", "192.0.2.1", 2).Marked(4242));
        _server.Kernel.Entries.Add(Flow.Ping("10.0.0.1", "192.0.2.1", 3));

        XmlRpcStruct[] rows = await _server.RowsAsync(_session, s_noFilter, "icmp_id");

        Assert.That(rows[0]["username"].AsString(), Is.EqualTo("alice"));
        Assert.That(rows.Select(row => row["authenticated"].AsInt32()), Is.EqualTo(new[] { 1, 0, 0 }));
        Assert.That(rows[1]["user_id"].AsInt32(), Is.EqualTo(4242));
        Assert.That(rows[1].ContainsName("username"), Is.False);
        Assert.That(rows[2].ContainsName("user_id"), Is.False);
    }

    [Test]
    public async Task View_SuccessorsClient_GetsWholeNumbersForAllItReads()
    {
        _server.Kernel.Entries.Add(Flow.Tcp("10.0.0.1", 1000, "192.0.2.1", 443));
        _server.Kernel.Entries.Add(Flow.Ping("10.0.0.2", "192.0.2.1", 1));
        _server.Kernel.Entries.Add(Flow.Tcp("2001:db8::1", 1, "2001:db8::2", 443));

        XmlRpcStruct[] rows = await _server.RowsAsync(s_noFilter, "timeout", "A", 0, 30);

        Assert.That(rows, Has.Length.EqualTo(2), "it knows nothing but IPv4");
        foreach (XmlRpcStruct row in rows)
        {
            foreach (string name in new[]
            {
                "_id", "user_id", "authenticated", "orig_ipv4_src", "orig_port_src", "orig_ipv4_dst", "orig_port_dst",
                "repl_ipv4_src", "repl_port_src", "repl_ipv4_dst", "repl_port_dst",
            })
            {
                Assert.That(row[name].TryGetInt64(out _), Is.True, name);
            }

            Assert.That(row["username"].AsString(), Is.Empty);
        }
    }

    [Test]
    public async Task View_WithoutSessionWhereAModuleAsksForNames_IsRefused()
    {
        await using TableServer closed = await TableServer.StartAsync(new Options { AuthModule = "sha" });

        AssertFault(FaultCodes.NoSession, closed.CallAsync("view", s_noFilter), "login");
    }

    [Test]
    public void View_WrongArguments_SaysWhatIsAllowed()
    {
        AssertFault(FaultCodes.InvalidValue, View(new XmlRpcStruct { ["prt"] = 1 }), "prt");
        AssertFault(FaultCodes.InvalidValue, View(new XmlRpcStruct { ["orig_port_dst"] = "70000" }), "orig_port_dst");
        AssertFault(FaultCodes.InvalidValue, View(new XmlRpcStruct { ["filter"] = "dst port" }), "port");
        AssertFault(FaultCodes.InvalidValue, View(s_noFilter, "bytes_per_fortnight"), "byte_rate");
        AssertFault(FaultCodes.InvalidValue, View(s_noFilter, "mark", "up"), "asc");
        AssertFault(FaultCodes.InvalidParameters, View("not a struct"), "filters");
        AssertFault(FaultCodes.InvalidParameters, View(s_noFilter, "mark", "A", "0"), "start");
        AssertFault(FaultCodes.InvalidParameters, View(s_noFilter, "mark", "A", 0, 1, 2, 3), "parameters");
        AssertFault(FaultCodes.InvalidParameters, _server.CallAsync("view"), "parameters");
        AssertFault(FaultCodes.NoSession, _server.CallAsync("view", "no-such-session"), "login");
    }

    [Test]
    public void View_UserWithoutTheRole_IsNotAllowed() =>
        AssertFault(FaultCodes.Forbidden, _server.CallAsync("view", _server.Login(Auth.Roles.Kill)), "view");

    internal static void AssertFault(int code, Task<XmlRpcValue> call, string mentioned) =>
        Assert.That(
            async () => await call,
            Throws.TypeOf<XmlRpcFaultException>().With.Property("FaultCode").EqualTo(code).And.Message.Contains(mentioned));

    private static int[] Timeouts(XmlRpcStruct[] rows) => [.. rows.Select(row => row["timeout"].AsInt32())];

    private Task<XmlRpcValue> View(params XmlRpcValue[] arguments) => _server.CallAsync("view", [_session, .. arguments]);

    [Test]
    public async Task View_Fields_AreAllThatRowsHave()
    {
        Add(2);
        XmlRpcStruct filters = new() { ["fields"] = new XmlRpcValue[] { "orig_port_src", "repl_ipv4_dst", "timeout" } };

        XmlRpcStruct[] rows = await _server.RowsAsync(_session, filters);

        Assert.That(rows.Select(row => string.Join(' ', row.Select(member => member.Key))),
            Is.All.EqualTo("_id orig_port_src repl_ipv4_dst timeout"));
    }

    [Test]
    public async Task View_FieldsOneByOne_MakeUpTheWholeRow()
    {
        Add(1);
        XmlRpcStruct whole = (await _server.RowsAsync(_session))[0];
        foreach (RowFieldInfo field in RowFields.All)
        {
            XmlRpcStruct row = (await _server.RowsAsync(
                _session, new XmlRpcStruct { ["fields"] = new XmlRpcValue[] { field.Name } }))[0];
            string[] expected = field.Name == "_id" || !whole.TryGetValue(field.Name, out _) ? ["_id"] : ["_id", field.Name];

            Assert.That(row.Select(member => member.Key), Is.EqualTo(expected), field.Name);
        }
    }

    [Test]
    public void View_FieldsThatAreNone_AreRefused()
    {
        Assert.That(
            async () => await _server.RowsAsync(_session, new XmlRpcStruct { ["fields"] = new XmlRpcValue[] { "port" } }),
            Throws.InstanceOf<XmlRpcFaultException>().With.Message.Contains("fields"));
        Assert.That(
            async () => await _server.RowsAsync(_session, new XmlRpcStruct { ["fields"] = "timeout" }),
            Throws.InstanceOf<XmlRpcFaultException>().With.Message.Contains("fields"));
    }

    private void Add(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _server.Kernel.Entries.Add(
                Flow.Tcp("10.0.0.1", (ushort)(1000 + i), "192.0.2.1", 443) with { TimeoutSeconds = (uint)i });
        }
    }
}
