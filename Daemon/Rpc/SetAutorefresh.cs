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

/// <summary><c>set_autorefresh</c>: whether this session's views get fresh snapshots by themselves.</summary>
internal sealed class SetAutorefresh : XmlRpcProcedure
{
    private readonly CallGate _gate;
    private readonly SessionTable _table;

    /// <summary>Makes the procedure.</summary>
    public SetAutorefresh(CallGate gate, SessionTable table)
    {
        _gate = gate;
        _table = table;
    }

    /// <inheritdoc/>
    public override string Name => Methods.SetAutorefresh;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "set_autorefresh(session_id, refresh) -> true. Any value but 0 switches it on (as it is after login): a view whose "
        + "snapshot is older than the daemon's interval gets a fresh one. 0 switches it off: the session pages over the "
        + "snapshot that it has until it calls refresh.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Boolean, XmlRpcTypes.String, XmlRpcTypes.Int)];

    /// <inheritdoc/>
    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(2);
        Session session = _gate.Require(call, Roles.View);
        XmlRpcValue value = call.Value(1, "refresh");
        bool on = value.TryGetBoolean(out bool truth)
            ? truth
            : NumberArgument.TryRead(value, out long number)
                ? number != 0
                : throw call.Expected(1, "refresh", Messages.Get("a whole number, 0 for off"));
        _table.SetAutoRefresh(session, on);
        reply.WriteBoolean(true);
        return ValueTask.CompletedTask;
    }
}
