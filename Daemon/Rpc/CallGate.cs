// SPDX-License-Identifier: GPL-2.0-or-later
using Auth;
using Contract;
using Daemon.Sessions;
using Localization;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>Lets calls in: those of a session whose user may make them.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class CallGate
{
    private readonly SessionStore _sessions;
    private readonly LiveOptions _options;
    private readonly Callers _callers;

    /// <summary>Makes the gate.</summary>
    public CallGate(SessionStore sessions, LiveOptions options, Callers callers)
    {
        _sessions = sessions;
        _options = options;
        _callers = callers;
    }

    /// <summary>The session that a call names in its first argument, renewed.</summary>
    /// <exception cref="XmlRpcFaultException">
    /// 401 when there is none, or when the proxy says that another user calls; 403 when its user lacks the roles.
    /// </exception>
    public Session Require(XmlRpcCall call, Roles roles) =>
        _sessions.Require(call.String(0, "session_id"), roles, _callers.Of(call.Http).User);

    /// <summary>Lets a client in that called without a session, as pyctd's successor did.</summary>
    /// <exception cref="XmlRpcFaultException">401 when an authentication module is set up.</exception>
    public void RequireOpenToAll()
    {
        if (_options.Current.AuthModule != "none")
        {
            throw new XmlRpcFaultException(
                FaultCodes.NoSession, Messages.Get(
                    "This daemon asks who you are: call login, and give its session id as first argument."));
        }
    }
}
