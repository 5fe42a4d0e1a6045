// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using XmlRpc.Values;

namespace XmlRpc.Server;

/// <summary>The settings of Kestrel under which an endpoint is meant to run.</summary>
public static class KestrelXmlRpcDefaults
{
    /// <summary>The most connections at a time that <see cref="Apply"/> sets.</summary>
    public const int MaxConnections = 512;

    /// <summary>
    /// Sets the limits: no <c>Server</c> header, HTTP/1 only, the body as the limits say, headers of 16 KiB within 10
    /// s, bodies at 240 bytes per second after 5 s, idle connections for 60 s, 512 connections. Each can be changed
    /// afterwards.
    /// </summary>
    /// <param name="kestrel">The server's options.</param>
    /// <param name="limits">The limits that the endpoints will have.</param>
    public static void Apply(KestrelServerOptions kestrel, XmlRpcLimits limits)
    {
        ArgumentNullException.ThrowIfNull(kestrel);
        ArgumentNullException.ThrowIfNull(limits);
        kestrel.AddServerHeader = false;
        kestrel.ConfigureEndpointDefaults(static listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.Limits.MaxRequestBodySize = limits.BodyBytes;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16_384;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
    }
}
