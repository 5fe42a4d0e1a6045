// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Auth;
using Daemon.Sessions;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary>
/// What the procedures of the inventory have in common: each takes the session id and a struct, which may be left out
/// where nothing in it must be given.
/// </summary>
internal abstract class InventoryProcedure(InventoryServices services) : XmlRpcProcedure
{
    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures =>
        [XmlRpcSignature.Of(ResultType, XmlRpcTypes.String, XmlRpcTypes.Struct)];

    /// <summary>The type of what it returns.</summary>
    protected virtual string ResultType => XmlRpcTypes.Struct;

    /// <summary>What it works with.</summary>
    protected InventoryServices Services => services;

    /// <inheritdoc/>
    public sealed override async ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1, 2);
        Session session = services.Gate.Require(call, Roles.Inventory);
        var request = new RequestReader(call.OptionalStruct(1, "request"));
        OpenInventory inventory = await services.Home.OpenAsync(call.CancellationToken).ConfigureAwait(false);
        object answer = await AnswerAsync(new InventoryCall(session, request, inventory, call.CancellationToken))
            .ConfigureAwait(false);
        PlainReply.Write(reply, answer);
    }

    /// <summary>Serves a call.</summary>
    /// <returns>A map or a list of plain values.</returns>
    protected abstract Task<object> AnswerAsync(InventoryCall call);
}
