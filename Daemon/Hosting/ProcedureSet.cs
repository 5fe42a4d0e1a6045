// SPDX-License-Identifier: GPL-2.0-or-later
using Auth;
using Daemon.Policy;
using Daemon.Rpc;
using Daemon.Sessions;
using XmlRpc.Server;

namespace Daemon.Hosting;

/// <summary>The procedures that clients can call; <c>system.*</c> comes with the method table itself.</summary>
internal sealed class ProcedureSet(
    IAuthenticator authenticator, SessionStore sessions, LoginThrottle throttle, AuditLog audit)
{
    /// <summary>Makes the table of all procedures.</summary>
    public XmlRpcMethodTable Build()
    {
        var table = new XmlRpcMethodTable();
        table.Add(new Login(authenticator, sessions, throttle, audit));
        table.Add(new Logout(sessions));
        return table;
    }
}
