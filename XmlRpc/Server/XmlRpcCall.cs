// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading;
using Microsoft.AspNetCore.Http;
using XmlRpc.Server.Endpoint;
using XmlRpc.Values;

namespace XmlRpc.Server;

/// <summary>One call of a method: alone in its request, or one of a <c>system.multicall</c>.</summary>
/// <remarks>Used by one thread at a time; not kept beyond the call.</remarks>
public sealed partial class XmlRpcCall
{
    internal XmlRpcCall(
        string method,
        IReadOnlyList<XmlRpcValue> parameters,
        HttpContext http,
        XmlRpcDispatcher dispatcher,
        bool isNested)
    {
        Method = method;
        Parameters = parameters;
        Http = http;
        Dispatcher = dispatcher;
        IsNested = isNested;
    }

    /// <summary>The name of the method, as the client gave it.</summary>
    public string Method { get; }

    /// <summary>The parameters in order.</summary>
    public IReadOnlyList<XmlRpcValue> Parameters { get; }

    /// <summary>The HTTP request that carried the call.</summary>
    public HttpContext Http { get; }

    /// <summary>Tells whether the call is one of a <c>system.multicall</c>.</summary>
    public bool IsNested { get; }

    /// <summary>
    /// Room for what whoever serves or observes the call wants to remember of it, a user's name for instance.
    /// </summary>
    public object? State { get; set; }

    internal XmlRpcDispatcher Dispatcher { get; }

    /// <summary>Is cancelled when the client goes away.</summary>
    public CancellationToken CancellationToken => Http.RequestAborted;
}
