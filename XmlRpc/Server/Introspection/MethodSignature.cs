// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Introspection;

/// <summary>
/// <c>system.methodSignature</c>: the ways to call a method, each as the type returned and those taken.
/// </summary>
internal sealed class MethodSignature(XmlRpcMethodTable table) : XmlRpcProcedure
{
    public override string Name => "system.methodSignature";

    public override string Help =>
        Messages.Get(
            "Gives the ways to call the method of the given name: arrays of the type it returns and the types it takes.");

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Array, XmlRpcTypes.String)];

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        XmlRpcProcedure procedure = table.Find(call.String(0, "methodName")) ?? throw XmlRpcMethodTable.NoSuchMethod();
        reply.BeginArray();
        foreach (XmlRpcSignature signature in procedure.Signatures)
        {
            reply.BeginArray();
            reply.WriteString(signature.Returns);
            foreach (string parameter in signature.Parameters)
            {
                reply.WriteString(parameter);
            }

            reply.EndArray();
        }

        reply.EndArray();
        return ValueTask.CompletedTask;
    }
}
