// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server;

/// <summary>How an endpoint serves a table of methods.</summary>
public sealed record XmlRpcEndpointOptions
{
    /// <summary>What a request may cost; <see cref="XmlRpcLimits.Default"/> by default.</summary>
    public XmlRpcLimits Limits { get; init; } = XmlRpcLimits.Default;

    /// <summary>How whole numbers outside 32 bits are written; <c>i8</c> by default.</summary>
    public XmlRpcIntegerMode IntegerMode { get; init; }

    /// <summary>
    /// The names under which the server may be addressed (the <c>Host</c> header without its port, in any case; IPv6
    /// addresses in brackets). Null, the default, serves any name: a page whose name an attacker resolves to the
    /// server's address can then talk to it from a browser.
    /// </summary>
    public IReadOnlyCollection<string>? AllowedHosts { get; init; }

    /// <summary>
    /// Makes a fault of an exception that is none; null for one that it does not know, which becomes fault 500 with a
    /// correlation id while the exception goes to the log. The text of the fault travels to the client.
    /// </summary>
    public Func<Exception, XmlRpcCall, XmlRpcFault?>? FaultMapper { get; init; }

    /// <summary>Is told of every call; nobody by default.</summary>
    public IXmlRpcCallObserver? Observer { get; init; }
}
