// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using System.Threading.Tasks;
using Auth;
using Auth.Sha;
using Daemon.Configuration;
using Daemon.Inventories;
using Daemon.Policy;
using Daemon.Programs;
using Daemon.Rpc;
using Daemon.Sessions;
using Inventory.Checking;
using Serilog.Core;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Daemon.Tests.Support;

/// <summary>The procedures of the inventory over a store in a directory of its own, called by a real client.</summary>
internal sealed class InventoryServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly AuditLog _audit;
    private readonly SessionStore _sessions;
    private readonly InventoryHome _home;
    private readonly LongWork _work = new();
    private ProcedureServer? _server;
    private XmlRpcClient? _client;

    private InventoryServer(string? store)
    {
        var live = new LiveOptions(new Options { SessionTimeout = TimeSpan.FromHours(1), MaxPage = 100 });
        AuditFile = _directory.File("audit.log");
        _audit = new AuditLog(AuditFile, Logger.None, TimeProvider.System);
        _sessions = new SessionStore(live, TimeProvider.System);
        _home = new InventoryHome(store ?? _directory.File("inventory.db"), Logger.None, TimeProvider.System);
        Services = new InventoryServices(
            new CallGate(_sessions, live, new Callers(ProxyTrust.None, null)), _home, new InventoryWriter(_audit),
            new PreviewTokens<RemovalPromise>(TimeSpan.FromMinutes(5), Clock), _work,
            new RulesetChecker(new ProcessRunner()), live, TimeProvider.System);
    }

    /// <summary>The clock of the previews.</summary>
    public FakeTimeProvider Clock { get; } = new();

    public string AuditFile { get; }

    private InventoryServices Services { get; }

    public static async Task<InventoryServer> StartAsync(string? store = null)
    {
        var served = new InventoryServer(store);
        served._server = await ProcedureServer.StartAsync([.. InventoryProcedures.All(served.Services)]);
        served._client = served.Connect();
        return served;
    }

    /// <summary>Another client: each sends its calls one after the other.</summary>
    public XmlRpcClient Connect() => new(
        XmlRpcAddress.Parse(new Uri(_server!.Address, "/RPC2").ToString()), new XmlRpcClientOptions());

    /// <summary>Opens a session with rights as a password file has them.</summary>
    public string Login(string rights = "inventory") => RoleNames.TryParse(rights, out UserRights parsed)
        ? _sessions.Open("alice", parsed, "test").Id.ToString()
        : throw new ArgumentException(rights);

    /// <summary>Calls a procedure; a fault is an <see cref="XmlRpcFaultException"/>.</summary>
    public async Task<XmlRpcStruct> CallAsync(string session, string method, XmlRpcStruct request) =>
        (await CallRawAsync(method, session, request)).AsStruct();

    /// <summary>Calls a procedure with whatever arguments.</summary>
    public Task<XmlRpcValue> CallRawAsync(string method, params XmlRpcValue[] arguments) =>
        _client!.CallAsync(method, arguments, CancellationToken.None);

    /// <summary>Adds a record and gives its id.</summary>
    public async Task<int> AddAsync(string session, string model, XmlRpcStruct fields) =>
        (await CallAsync(session, $"inv.{model}.create", new() { ["fields"] = fields }))["id"].AsInt32();

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _sessions.Dispose();
        await _home.DisposeAsync();
        _work.Dispose();
        _audit.Dispose();
        _directory.Dispose();
    }
}
