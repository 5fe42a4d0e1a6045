// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Auth;
using Daemon.Configuration;
using Daemon.Policy;
using Daemon.Query;
using Daemon.Rpc;
using Daemon.Sessions;
using Daemon.Table;
using Daemon.Users;
using Serilog.Core;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Daemon.Tests.Support;

/// <summary>The procedures of the connection table, over a kernel's table in memory, called by a real client.</summary>
internal sealed class TableServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly AuditLog _audit;
    private readonly SessionStore _sessions;
    private readonly ConnectionTable _table;
    private ProcedureServer? _server;
    private XmlRpcClient? _client;

    private TableServer(Options options, FakeUsers users)
    {
        var live = new LiveOptions(options);
        AuditFile = Path.Combine(_directory.Path, "audit.log");
        _audit = new AuditLog(AuditFile, Logger.None, TimeProvider.System);
        _sessions = new SessionStore(live, TimeProvider.System);
        _table = new ConnectionTable(Kernel, new TableOptions(), Snapshots.IgnoreNothing, TimeProvider.System);
        Gate = new CallGate(_sessions, live, new Callers(ProxyTrust.None, null));
        SessionTable = new SessionTable(_table);
        Users = new UserDirectory(users, TimeProvider.System);
        Contexts = new QueryContexts(live, Users, new LocalAddresses(TimeProvider.System), TimeProvider.System);
        Killer = new ConnectionKiller(_table, _audit);
        Live = live;
    }

    public FakeKernelTable Kernel { get; } = new();

    public string AuditFile { get; }

    private CallGate Gate { get; }

    private SessionTable SessionTable { get; }

    private UserDirectory Users { get; }

    private QueryContexts Contexts { get; }

    private ConnectionKiller Killer { get; }

    private LiveOptions Live { get; }

    public static async Task<TableServer> StartAsync(Options? options = null, FakeUsers? users = null)
    {
        var served = new TableServer(options ?? new Options(), users ?? new FakeUsers());
        served._server = await ProcedureServer.StartAsync(
            new View(served.Gate, served.SessionTable, served._table, served.Contexts, served.Live),
            new Kill(served.Gate, served.Killer),
            new Change(served.Gate, served._table, served._audit),
            new Refresh(served.Gate, served.SessionTable),
            new SetAutorefresh(served.Gate, served.SessionTable),
            new ConnectionsGet(served.Gate, served._table, served.Live, served.Users),
            new ConnectionsKill(
                served.Gate, served._table, served.Killer, new KillPreviews(TimeProvider.System), served.Contexts),
            new ConnectionsSummary(served.Gate, served.SessionTable, served._table, served.Contexts, served.Live));
        served._client = new XmlRpcClient(
            XmlRpcAddress.Parse(new Uri(served._server.Address, "/RPC2").ToString()), new XmlRpcClientOptions());
        return served;
    }

    /// <summary>Opens a session with the given roles.</summary>
    public string Login(Roles roles = Roles.View | Roles.Kill | Roles.Change) =>
        _sessions.Open("alice", UserRights.Of(roles), "test").Id.ToString();

    /// <summary>Calls a procedure; a fault is an <see cref="XmlRpcFaultException"/>.</summary>
    public Task<XmlRpcValue> CallAsync(string method, params XmlRpcValue[] arguments) =>
        _client!.CallAsync(method, arguments, CancellationToken.None);

    /// <summary>Calls <c>view</c> and gives its rows.</summary>
    public async Task<XmlRpcStruct[]> RowsAsync(params XmlRpcValue[] arguments)
    {
        XmlRpcValue page = await CallAsync("view", arguments);
        return [.. page.AsStruct()["table"].AsArray().Select(static row => row.AsStruct())];
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _sessions.Dispose();
        _table.Dispose();
        _audit.Dispose();
        Kernel.Dispose();
        _directory.Dispose();
    }
}
