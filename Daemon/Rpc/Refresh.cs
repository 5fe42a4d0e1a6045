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

/// <summary><c>refresh</c>: reads the kernel's table now.</summary>
internal sealed class Refresh : XmlRpcProcedure
{
    private readonly CallGate _gate;
    private readonly SessionTable _table;

    /// <summary>Makes the procedure.</summary>
    public Refresh(CallGate gate, SessionTable table)
    {
        _gate = gate;
        _table = table;
    }

    /// <inheritdoc/>
    public override string Name => Methods.Refresh;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "refresh(session_id) -> true. Reads the kernel's table now and returns when the new snapshot is there; whoever "
        + "calls at the same time shares one reading.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Boolean, XmlRpcTypes.String)];

    /// <inheritdoc/>
    public override async ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        Session session = _gate.Require(call, Roles.View);
        await _table.RefreshAsync(session, call.CancellationToken).ConfigureAwait(false);
        reply.WriteBoolean(true);
    }
}
