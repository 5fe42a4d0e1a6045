// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Auth;
using Daemon.Inventories;
using Daemon.Policy;
using Daemon.Programs;
using Daemon.Rpc;
using Daemon.Sessions;
using Inventory.Checking;
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
    InventoryHome inventory,
    LongWork work,
    AuditLog audit,
    ILogger log,
    TimeProvider time)
{
    /// <summary>How long the preview of a removal can be read before it must be asked for again.</summary>
    private static readonly TimeSpan s_removalLifetime = TimeSpan.FromMinutes(5);

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

        var services = new InventoryServices(
            gate,
            inventory,
            new InventoryWriter(audit),
            new PreviewTokens<RemovalPromise>(s_removalLifetime, time),
            work,
            new RulesetChecker(new ProcessRunner()),
            live,
            time);
        foreach (XmlRpcProcedure procedure in InventoryProcedures.All(services))
        {
            table.Add(procedure);
        }

        return table;
    }
}
