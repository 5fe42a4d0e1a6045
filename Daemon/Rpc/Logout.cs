// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Sessions;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>logout(session_id)</c>: ends a session before its time.</summary>
internal sealed class Logout(CallGate gate, SessionStore sessions) : XmlRpcProcedure
{
    /// <inheritdoc/>
    public override string Name => Methods.Logout;

    /// <inheritdoc/>
    public override string Help => Messages.Get("Ends the session; its id is unknown afterwards.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Boolean, XmlRpcTypes.String)];

    /// <inheritdoc/>
    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        sessions.End(gate.Require(call, Roles.None));
        reply.WriteBoolean(true);
        return ValueTask.CompletedTask;
    }
}
