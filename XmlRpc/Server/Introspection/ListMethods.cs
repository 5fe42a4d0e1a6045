// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Introspection;

/// <summary><c>system.listMethods</c>: the names of all methods, sorted.</summary>
internal sealed class ListMethods(XmlRpcMethodTable table) : XmlRpcProcedure
{
    public override string Name => "system.listMethods";

    public override string Help => Messages.Get("Gives the names of all methods.");

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } = [XmlRpcSignature.Of(XmlRpcTypes.Array)];

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(0);
        reply.BeginArray();
        foreach (XmlRpcProcedure procedure in table.Procedures)
        {
            reply.WriteString(procedure.Name);
        }

        reply.EndArray();
        return ValueTask.CompletedTask;
    }
}
