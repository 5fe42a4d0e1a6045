// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Client.Tests.Support;

/// <summary>A daemon without a kernel: real HTTP and XML-RPC, scripted answers, and a record of the calls.</summary>
internal sealed class FakeDaemon : IAsyncDisposable
{
    private readonly ConcurrentQueue<RecordedCall> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _sessions = new();
    private readonly Dictionary<string, Func<RecordedCall, XmlRpcValue>> _answers = [];
    private WebApplication _application = null!;
    private int _logins;

    private FakeDaemon()
    {
        Answer(Methods.Logout, _ => true);
        Answer(Methods.Refresh, _ => true);
        Answer(Methods.SetAutorefresh, _ => true);
        Answer(Methods.Kill, _ => true);
        Answer(Methods.Change, _ => true);
        foreach (string method in (string[])[Methods.View, Methods.Status, Methods.ConnectionsGet,
            Methods.ConnectionsKill, Methods.ConnectionsSummary, InventoryMethods.List(InventoryModels.Entity),
            InventoryMethods.Update(InventoryModels.Entity), InventoryMethods.Lint])
        {
            Answer(method, _ => throw new InvalidOperationException("The test has no answer to " + method));
        }
    }

    /// <summary>All calls so far, login among them, in order of arrival.</summary>
    public IReadOnlyList<RecordedCall> Calls => [.. _calls];

    /// <summary>The names of the methods called so far.</summary>
    public IEnumerable<string> CalledMethods => Calls.Select(call => call.Method);

    /// <summary>Where the daemon listens.</summary>
    public string Address => _application.Urls.Single() + "/RPC2";

    /// <summary>Whether logins are refused.</summary>
    public bool RefusesLogins { get; set; }

    public static async Task<FakeDaemon> StartAsync(Action<KestrelServerOptions>? listen = null)
    {
        FakeDaemon daemon = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(listen ?? (kestrel => kestrel.Listen(IPAddress.Loopback, 0)));
        daemon._application = builder.Build();
        daemon._application.MapXmlRpc(daemon.BuildTable(), new XmlRpcEndpointOptions(), "/RPC2");
        await daemon._application.StartAsync();
        return daemon;
    }

    /// <summary>Scripts the answer to a method; a thrown <see cref="XmlRpcFaultException"/> is a fault.</summary>
    public void Answer(string method, Func<RecordedCall, XmlRpcValue> answer) => _answers[method] = answer;

    /// <summary>Ends all sessions, as time does.</summary>
    public void ExpireSessions() => _sessions.Clear();

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private XmlRpcMethodTable BuildTable()
    {
        XmlRpcMethodTable table = new();
        table.Add(Methods.Login, "", XmlRpcSignature.Of(XmlRpcTypes.String), LogInAsync);
        foreach (string method in _answers.Keys)
        {
            table.Add(method, "", XmlRpcSignature.Of(XmlRpcTypes.Struct), AnswerAsync);
        }

        return table;
    }

    private ValueTask LogInAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        _calls.Enqueue(new RecordedCall(call.Method, "", [.. call.Parameters]));
        if (RefusesLogins)
        {
            throw new XmlRpcFaultException(FaultCodes.NoSession, "The login was refused.");
        }

        string id = $"session-{Interlocked.Increment(ref _logins)}";
        _sessions[id] = true;
        reply.WriteString(id);
        return ValueTask.CompletedTask;
    }

    private ValueTask AnswerAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        RecordedCall recorded = new(call.Method, call.String(0, "session_id"), [.. call.Parameters.Skip(1)]);
        _calls.Enqueue(recorded);
        if (!_sessions.ContainsKey(recorded.Session))
        {
            throw new XmlRpcFaultException(FaultCodes.NoSession, "There is no such session.");
        }

        reply.WriteValue(_answers[call.Method](recorded));
        if (call.Method == Methods.Logout)
        {
            _sessions.TryRemove(recorded.Session, out _);
        }

        return ValueTask.CompletedTask;
    }
}
