// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Introspection;

/// <summary><c>system.methodExist</c>: whether there is a method of a name.</summary>
internal sealed class MethodExist(XmlRpcMethodTable table) : XmlRpcProcedure
{
    public override string Name => "system.methodExist";

    public override string Help => Messages.Get("Tells whether there is a method of the given name.");

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Boolean, XmlRpcTypes.String)];

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        reply.WriteBoolean(table.Find(call.String(0, "methodName")) is not null);
        return ValueTask.CompletedTask;
    }
}
