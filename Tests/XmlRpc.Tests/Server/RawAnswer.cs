// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

/// <summary>An HTTP answer as it came over the wire.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The answer read as XML-RPC.</summary>
    internal XmlRpcResponse Response =>
        XmlRpcReader.ReadResponse(Body, null, XmlRpcLimits.Default with { BodyBytes = int.MaxValue });

    /// <summary>The code of the fault that the answer is, or null.</summary>
    internal int? FaultCode => Response.Fault?.Code;
}
