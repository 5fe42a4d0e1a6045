// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Introspection;

/// <summary><c>system.multicall</c>: many calls in one request, each answered as if it had come alone.</summary>
internal sealed class Multicall : XmlRpcProcedure
{
    public override string Name => "system.multicall";

    public override string Help =>
        Messages.Get("Serves many calls, given as structs of methodName and params, in order. "
        + "Gives for each an array of its one result, or the struct of its fault.");

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Array, XmlRpcTypes.Array)];

    public override async ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        IReadOnlyList<XmlRpcValue> calls = call.Array(0, "calls");
        int most = call.Dispatcher.Limits.MulticallCalls;
        if (calls.Count > most)
        {
            throw new XmlRpcFaultException(
                XmlRpcFaultCodes.BadParameters,
                Messages.Format($"One {Name} may hold {most} calls at most."));
        }

        reply.BeginArray();
        foreach (XmlRpcValue inner in calls)
        {
            call.CancellationToken.ThrowIfCancellationRequested();
            await ServeAsync(call, inner, reply).ConfigureAwait(false);
        }

        reply.EndArray();
    }

    private async ValueTask ServeAsync(XmlRpcCall outer, XmlRpcValue inner, XmlRpcWriter reply)
    {
        XmlRpcMark mark = reply.Mark();
        XmlRpcFault? fault;
        if (TryRead(inner, out string method, out IReadOnlyList<XmlRpcValue> parameters))
        {
            fault = method == Name
                ? new XmlRpcFault(XmlRpcFaultCodes.NotXmlRpc, Messages.Format($"A {Name} cannot hold another."))
                : await CallAsync(outer, method, parameters, reply).ConfigureAwait(false);
        }
        else
        {
            fault = new XmlRpcFault(
                XmlRpcFaultCodes.BadParameters,
                    Messages.Get("A call must be a struct of methodName (string) and params (array)."));
        }

        if (fault is not null)
        {
            reply.Reset(mark);
            reply.WriteFault(fault);
        }
    }

    private static async ValueTask<XmlRpcFault?> CallAsync(
        XmlRpcCall outer, string method, IReadOnlyList<XmlRpcValue> parameters, XmlRpcWriter reply)
    {
        var call = new XmlRpcCall(method, parameters, outer.Http, outer.Dispatcher, isNested: true);
        reply.BeginArray();
        XmlRpcFault? fault = await outer.Dispatcher.InvokeAsync(call, reply).ConfigureAwait(false);
        if (fault is null)
        {
            reply.EndArray();
        }

        return fault;
    }

    private static bool TryRead(XmlRpcValue call, out string method, out IReadOnlyList<XmlRpcValue> parameters)
    {
        method = string.Empty;
        parameters = [];
        if (!call.TryGetStruct(out XmlRpcStruct? members)
            || !members.TryGetValue("methodName", out XmlRpcValue name) || !name.TryGetString(out string? text)
            || !members.TryGetValue("params", out XmlRpcValue list)
            || !list.TryGetArray(out IReadOnlyList<XmlRpcValue>? values))
        {
            return false;
        }

        method = text;
        parameters = values;
        return true;
    }
}
