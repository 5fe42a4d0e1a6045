// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Contract;
using Daemon.Tests.Support;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using XmlRpc.Values;
using static Daemon.Tests.Rpc.ViewSocketTests;

namespace Daemon.Tests.Rpc;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ChangeSocketTests
{
    private TableServer _server = null!;
    private string _session = "";
    private XmlRpcValue _id;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await TableServer.StartAsync();
        _session = _server.Login();
        _server.Kernel.Entries.Add(Flow.Tcp("10.0.0.1", 1000, "192.0.2.1", 443));
        _id = (await _server.RowsAsync(_session))[0]["_id"];
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Change_Mark_TakesAll32BitsHoweverTheClientSendsThem()
    {
        await ChangeAsync("mark", 4294967295);
        Assert.That(_server.Kernel.Entries[0].Mark, Is.EqualTo(uint.MaxValue));
        await ChangeAsync("mark", -2);
        Assert.That(_server.Kernel.Entries[0].Mark, Is.EqualTo(uint.MaxValue - 1));
        await ChangeAsync("mark", "2147483648");
        Assert.That(_server.Kernel.Entries[0].Mark, Is.EqualTo(0x80000000));
    }

    [Test]
    public async Task Change_Mark_IsInTheNextView()
    {
        await ChangeAsync("mark", 7);

        Assert.That((await _server.RowsAsync(_session))[0]["mark"].AsInt32(), Is.EqualTo(7));
    }

    [Test]
    public async Task Change_TimeoutTwice_IsAConflictAndTheMarkStillChanges()
    {
        await ChangeAsync("timeout", 60);

        AssertFault(FaultCodes.Conflict, ChangeAsync("timeout", 90), "kill");
        Assert.That(_server.Kernel.Entries[0].TimeoutSeconds, Is.EqualTo(60));
        Assert.That(_server.Kernel.Entries[0].Status.HasFlag(ConntrackStatus.FixedTimeout), Is.True);
        await ChangeAsync("mark", 1);
    }

    [Test]
    public void Change_ConnectionGone_IsNotFound()
    {
        _server.Kernel.Entries.Clear();

        AssertFault(FaultCodes.NotFound, ChangeAsync("mark", 1), "view");
    }

    [Test]
    public void Change_WrongArguments_SaysWhatIsAllowed()
    {
        AssertFault(FaultCodes.InvalidValue, ChangeAsync("status", 1), "timeout");
        AssertFault(FaultCodes.InvalidValue, ChangeAsync("mark", 4294967296), "4294967295");
        AssertFault(FaultCodes.InvalidValue, ChangeAsync("mark", "many"), "4294967295");
        AssertFault(FaultCodes.InvalidParameters, _server.CallAsync("change", _session, "mark", "x", 1), "_id");
        AssertFault(FaultCodes.Forbidden, _server.CallAsync("change", _server.Login(Auth.Roles.View), "mark", _id, 1), "change");
    }

    private Task<XmlRpcValue> ChangeAsync(string field, XmlRpcValue value) =>
        _server.CallAsync("change", _session, field, _id, value);
}
