// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using XmlRpc.Codec;

namespace XmlRpc.Server.Methods;

/// <summary>A method that a delegate serves.</summary>
internal sealed class DelegateProcedure : XmlRpcProcedure
{
    private readonly Func<XmlRpcCall, XmlRpcWriter, ValueTask> _handler;

    internal DelegateProcedure(
        string name,
        string help,
        IReadOnlyList<XmlRpcSignature> signatures,
        Func<XmlRpcCall, XmlRpcWriter, ValueTask> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Name = name;
        Help = help;
        Signatures = signatures;
        _handler = handler;
    }

    public override string Name { get; }

    public override string Help { get; }

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; }

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply) => _handler(call, reply);
}
