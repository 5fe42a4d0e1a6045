// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Tests.Support;
using NUnit.Framework;
using XmlRpc.Values;
using static Daemon.Tests.Rpc.ViewSocketTests;

namespace Daemon.Tests.Rpc;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class KillSocketTests
{
    private TableServer _server = null!;
    private string _session = "";

    [SetUp]
    public async Task StartAsync()
    {
        _server = await TableServer.StartAsync();
        _session = _server.Login();
        for (ushort port = 1; port <= 20; port++)
        {
            _server.Kernel.Entries.Add(Flow.Tcp("10.0.0.1", 1000, "192.0.2.1", port));
        }
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Kill_SomeIds_EndsExactlyThose()
    {
        XmlRpcValue[] ids = await IdsAsync(3);

        await _server.CallAsync("kill", _session, ids);

        Assert.That(_server.Kernel.Entries, Has.Count.EqualTo(17));
        Assert.That(await File.ReadAllLinesAsync(_server.AuditFile), Has.Length.EqualTo(3)
            .And.All.Contains("user=alice source=test action=kill").And.All.Contains("result=killed"));
    }

    [Test]
    public async Task Kill_IdsAsTextRepeatedAndUnknown_IsNoError()
    {
        XmlRpcValue id = (await IdsAsync(1))[0];

        await _server.CallAsync("kill", _session, new XmlRpcValue[] { id.AsInt32().ToString(), id, 1 });

        Assert.That(_server.Kernel.Entries, Has.Count.EqualTo(19));
    }

    [Test]
    public async Task Kill_KernelRefuses_IsAConflictThatListsTheReasons()
    {
        XmlRpcValue[] ids = await IdsAsync(2);
        _server.Kernel.DeleteErrno = 16;

        AssertFault(FaultCodes.Conflict, _server.CallAsync("kill", _session, ids), "errno 16");
        Assert.That(await File.ReadAllTextAsync(_server.AuditFile), Does.Contain("result=\"refused: "));
    }

    [Test]
    public void Kill_WrongArguments_SaysWhatIsAllowed()
    {
        AssertFault(FaultCodes.InvalidValue, _server.CallAsync("kill", _session, new XmlRpcValue[] { "x" }), "_id");
        AssertFault(FaultCodes.InvalidValue, _server.CallAsync("kill", _session, new XmlRpcValue[] { -1 }), "_id");
        AssertFault(FaultCodes.InvalidParameters, _server.CallAsync("kill", _session), "parameters");
        AssertFault(FaultCodes.Forbidden, _server.CallAsync("kill", _server.Login(Roles.View), 1), "kill");
    }

    [Test]
    public async Task ConnectionsKill_Filter_PreviewsThenEnds()
    {
        XmlRpcStruct preview = (await KillAsync(new() { ["filter"] = "dst port 1-15" })).AsStruct();
        XmlRpcStruct done = (await KillAsync(new() { ["filter"] = "dst port 1-15", ["token"] = preview["token"] })).AsStruct();

        Assert.That(preview["count"].AsInt32(), Is.EqualTo(15));
        Assert.That(preview["samples"].AsArray(), Has.Count.EqualTo(10));
        Assert.That(done["killed"].AsInt32(), Is.EqualTo(15));
        Assert.That(done["survivors"].AsArray(), Is.Empty);
        Assert.That(_server.Kernel.Entries, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task ConnectionsKill_GrewByMoreThanAFifth_EndsNothing()
    {
        XmlRpcStruct preview = (await KillAsync(new() { ["filter"] = "tcp" })).AsStruct();
        for (ushort port = 1; port <= 11; port++)
        {
            _server.Kernel.Entries.Add(Flow.Tcp("10.0.0.2", 1000, "192.0.2.1", port));
        }

        AssertFault(FaultCodes.Conflict, KillAsync(new() { ["filter"] = "tcp", ["token"] = preview["token"] }), "Preview");
        Assert.That(_server.Kernel.Entries, Has.Count.EqualTo(31));
    }

    [Test]
    public async Task ConnectionsKill_DryRun_GivesNoToken() =>
        Assert.That(
            (await KillAsync(new() { ["filter"] = "tcp", ["dry_run"] = true })).AsStruct().ContainsName("token"), Is.False);

    [Test]
    public async Task ConnectionsKill_TokenOfAnotherSession_IsNoGood()
    {
        XmlRpcStruct preview = (await KillAsync(new() { ["filter"] = "tcp" })).AsStruct();
        XmlRpcStruct commit = new() { ["filter"] = "tcp", ["token"] = preview["token"] };

        AssertFault(FaultCodes.Conflict, _server.CallAsync("connections.kill", _server.Login(), commit), "not yours");
    }

    [Test]
    public void ConnectionsKill_WrongArguments_SaysWhatIsAllowed()
    {
        AssertFault(FaultCodes.InvalidValue, KillAsync([]), "filter");
        AssertFault(FaultCodes.InvalidValue, KillAsync(new() { ["filtre"] = "tcp" }), "filtre");
        AssertFault(FaultCodes.InvalidValue, KillAsync(new() { ["filter"] = 5 }), "filter");
    }

    private Task<XmlRpcValue> KillAsync(XmlRpcStruct what) => _server.CallAsync("connections.kill", _session, what);

    private async Task<XmlRpcValue[]> IdsAsync(int count) =>
        [.. (await _server.RowsAsync(_session)).Take(count).Select(row => row["_id"])];
}
