// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Introspection;

/// <summary><c>system.methodHelp</c>: what a method does.</summary>
internal sealed class MethodHelp(XmlRpcMethodTable table) : XmlRpcProcedure
{
    public override string Name => "system.methodHelp";

    public override string Help => Messages.Get("Tells what the method of the given name does.");

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.String, XmlRpcTypes.String)];

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        XmlRpcProcedure procedure = table.Find(call.String(0, "methodName")) ?? throw XmlRpcMethodTable.NoSuchMethod();
        reply.WriteString(procedure.Help);
        return ValueTask.CompletedTask;
    }
}
