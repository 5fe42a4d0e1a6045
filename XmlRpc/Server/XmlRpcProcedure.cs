// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server;

/// <summary>A method that clients can call.</summary>
/// <remarks>One instance serves all calls, many at a time: it must be safe for concurrent use.</remarks>
public abstract class XmlRpcProcedure
{
    /// <summary>The name under which it is called: letters, digits and <c>_ . : /</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, for <c>system.methodHelp</c>; plain text.</summary>
    public abstract string Help { get; }

    /// <summary>The ways to call it, for <c>system.methodSignature</c>; at least one.</summary>
    public abstract IReadOnlyList<XmlRpcSignature> Signatures { get; }

    /// <summary>Serves one call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">Takes the result: exactly one value must be written, before the task completes.</param>
    /// <returns>A task; one that is complete on return costs no change of thread.</returns>
    /// <exception cref="XmlRpcFaultException">
    /// The answer is a fault; what was written to <paramref name="reply"/> is taken back.
    /// </exception>
    public abstract ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply);
}
