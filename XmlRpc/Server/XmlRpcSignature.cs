// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using XmlRpc.Values;

namespace XmlRpc.Server;

/// <summary>One way to call a procedure, as <c>system.methodSignature</c> tells it.</summary>
/// <param name="Returns">The type of the result, one of <see cref="XmlRpcTypes"/>.</param>
/// <param name="Parameters">The types of the parameters in order, of <see cref="XmlRpcTypes"/>.</param>
public sealed record XmlRpcSignature(string Returns, IReadOnlyList<string> Parameters)
{
    /// <summary>Makes a signature.</summary>
    /// <param name="returns">The type of the result, one of <see cref="XmlRpcTypes"/>.</param>
    /// <param name="parameters">The types of the parameters in order, of <see cref="XmlRpcTypes"/>.</param>
    /// <returns>The signature.</returns>
    public static XmlRpcSignature Of(string returns, params string[] parameters) => new(returns, parameters);
}
