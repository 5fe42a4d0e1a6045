// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Sessions;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>kill</c>: ends every connection whose id is given.</summary>
internal sealed class Kill : XmlRpcProcedure
{
    private readonly CallGate _gate;
    private readonly ConnectionKiller _killer;

    /// <summary>Makes the procedure.</summary>
    public Kill(CallGate gate, ConnectionKiller killer)
    {
        _gate = gate;
        _killer = killer;
    }

    /// <inheritdoc/>
    public override string Name => Methods.Kill;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "kill(session_id, connection_ids) -> true. Ends every connection whose _id is in the array; one that is gone "
        + "already is no error. When the kernel refuses some, all others are ended first and fault 409 lists the ids and "
        + "reasons. A killed TCP connection can be created again by its next packet unless rules prevent it: see status.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Boolean, XmlRpcTypes.String, XmlRpcTypes.Array)];

    /// <inheritdoc/>
    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(2);
        Session session = _gate.Require(call, Roles.Kill);
        KillReport report = _killer.Kill(session, ConnectionIdList.Read(call, 1, "connection_ids"));
        if (report.DeniedCount > 0)
        {
            throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                $"{report.Killed} killed, {report.Gone} gone already, {report.DeniedCount} refused by the kernel: ")
                + string.Join("; ", report.Denied.Select(denied => $"{denied.Id} ({denied.Reason})")));
        }

        reply.WriteBoolean(true);
        return ValueTask.CompletedTask;
    }
}
