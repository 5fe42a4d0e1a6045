// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Auth;
using Daemon.Policy;
using Daemon.Rpc;
using Daemon.Sessions;
using Serilog;
using XmlRpc.Server;

namespace Daemon.Hosting;

/// <summary>The procedures that clients can call; <c>system.*</c> comes with the method table itself.</summary>
internal sealed class ProcedureSet(
    LiveOptions live,
    IAuthenticator authenticator,
    Callers callers,
    SessionStore sessions,
    LoginThrottle throttle,
    TableService service,
    AuditLog audit,
    ILogger log,
    TimeProvider time)
{
    /// <summary>Makes the table of all procedures.</summary>
    public XmlRpcMethodTable Build()
    {
        var gate = new CallGate(sessions, live, callers);
        var sessionTable = new SessionTable(service.Table);
        var contexts = new QueryContexts(live, service.Users, service.Local, time);
        var killer = new ConnectionKiller(service.Table, audit);

        var table = new XmlRpcMethodTable();
        table.Add(new Login(authenticator, callers, sessions, throttle, audit, log));
        table.Add(new Logout(gate, sessions));
        table.Add(new View(gate, sessionTable, service.Table, contexts, live));
        table.Add(new Kill(gate, killer));
        table.Add(new Change(gate, service.Table, audit));
        table.Add(new Refresh(gate, sessionTable));
        table.Add(new SetAutorefresh(gate, sessionTable));
        table.Add(new Status(gate, service.Table, service.Inspector, sessions, live));
        table.Add(new ConnectionsGet(gate, service.Table, live, service.Users));
        table.Add(new ConnectionsKill(gate, service.Table, killer, new KillPreviews(time), contexts));
        table.Add(new ConnectionsSummary(gate, sessionTable, service.Table, contexts, live));
        return table;
    }
}
