// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Daemon.Tests.Support;
using NUnit.Framework;
using XmlRpc.Values;
using static Daemon.Tests.Rpc.ViewSocketTests;

namespace Daemon.Tests.Rpc;

/// <summary><c>refresh</c>, <c>set_autorefresh</c>, <c>connections.get</c> and <c>connections.summary</c>.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SnapshotSocketTests
{
    private TableServer _server = null!;
    private string _session = "";

    [SetUp]
    public async Task StartAsync()
    {
        _server = await TableServer.StartAsync();
        _session = _server.Login();
        _server.Kernel.Entries.Add(Flow.Tcp("10.0.0.1", 1000, "192.0.2.1", 443).Counting(1000, 100));
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task SetAutorefresh_Off_HoldsOnUntilRefresh([Values(0, "0", false)] object off)
    {
        await _server.CallAsync("refresh", _session);
        await _server.CallAsync("set_autorefresh", _session, off switch
        {
            int number => number,
            string text => text,
            _ => false,
        });
        _server.Kernel.Entries.Clear();
        await _server.CallAsync("refresh", _server.Login());

        Assert.That(await _server.RowsAsync(_session), Has.Length.EqualTo(1));
        await _server.CallAsync("refresh", _session);
        Assert.That(await _server.RowsAsync(_session), Is.Empty);
    }

    [Test]
    public async Task SetAutorefresh_OffBeforeAnythingWasRead_ReadsOnceAndHoldsOn()
    {
        await _server.CallAsync("set_autorefresh", _session, 0);

        await _server.RowsAsync(_session);
        await _server.RowsAsync(_session);

        Assert.That(_server.Kernel.Reads, Is.EqualTo(1));
    }

    [Test]
    public async Task View_ManyPages_ReadTheKernelOnce()
    {
        await _server.CallAsync("set_autorefresh", _session, 0);
        for (int i = 0; i < 20; i++)
        {
            await _server.RowsAsync(_session, new XmlRpcStruct(), "mark", "A", i, 1);
        }

        Assert.That(_server.Kernel.Reads, Is.EqualTo(1));
    }

    [Test]
    public async Task ConnectionsGet_Ids_AsksTheKernelAndNotTheSnapshot()
    {
        XmlRpcValue id = (await _server.RowsAsync(_session))[0]["_id"];
        _server.Kernel.Entries[0] = _server.Kernel.Entries[0].Counting(5000, 100);

        XmlRpcStruct reply = (await _server.CallAsync("connections.get", _session, new[] { id, 1 })).AsStruct();

        Assert.That(reply["table"].AsArray().Single().AsStruct()["orig_counter_bytes"].AsInt32(), Is.EqualTo(5000));
        Assert.That(reply["gone"].AsArray().Single().AsInt32(), Is.EqualTo(1));
        Assert.That(_server.Kernel.Reads, Is.EqualTo(1));
    }

    [Test]
    public async Task ConnectionsSummary_Alone_IsBySource()
    {
        XmlRpcStruct reply = (await _server.CallAsync("connections.summary", _session)).AsStruct();

        XmlRpcStruct group = reply["groups"].AsArray().Single().AsStruct();
        Assert.That(group["source"].AsString(), Is.EqualTo("10.0.0.1"));
        Assert.That(group["bytes"].AsInt32(), Is.EqualTo(1100));
        Assert.That(reply["total"].AsInt32(), Is.EqualTo(1));
        Assert.That(reply["connections"].AsInt32(), Is.EqualTo(1));
    }

    [TestCase("destination", "destination", "192.0.2.1")]
    [TestCase("service", "protocol", "tcp")]
    [TestCase("state", "state", "ESTABLISHED")]
    public async Task ConnectionsSummary_EachGrouping_SaysWhatIsCommon(string by, string member, string value)
    {
        XmlRpcStruct reply =
            (await _server.CallAsync("connections.summary", _session, new XmlRpcStruct { ["by"] = by })).AsStruct();

        Assert.That(reply["groups"].AsArray().Single().AsStruct()[member].AsString(), Is.EqualTo(value));
    }

    [Test]
    public void ConnectionsSummary_WrongArguments_SaysWhatIsAllowed()
    {
        AssertFault(FaultCodes.InvalidValue, SummaryAsync(new() { ["by"] = "colour" }), "destination");
        AssertFault(FaultCodes.InvalidValue, SummaryAsync(new() { ["by"] = "1" }), "destination");
        AssertFault(FaultCodes.InvalidValue, SummaryAsync(new() { ["order_by"] = "name" }), "byte_rate");
        AssertFault(FaultCodes.InvalidValue, SummaryAsync(new() { ["start"] = -1 }), "start");
        AssertFault(FaultCodes.InvalidValue, SummaryAsync(new() { ["group"] = "x" }), "by, filter");
    }

    private Task<XmlRpcValue> SummaryAsync(XmlRpcStruct what) => _server.CallAsync("connections.summary", _session, what);
}
