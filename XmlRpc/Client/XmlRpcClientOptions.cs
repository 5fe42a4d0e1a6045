// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net.Security;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Client;

/// <summary>How a client calls.</summary>
public sealed record XmlRpcClientOptions
{
    /// <summary>What an answer may be at most; by default 64 MiB and ten million values.</summary>
    public XmlRpcLimits Limits { get; init; } = new() { BodyBytes = 64 * 1024 * 1024, Values = 10_000_000 };

    /// <summary>How whole numbers outside 32 bits are written; <c>i8</c> by default.</summary>
    public XmlRpcIntegerMode IntegerMode { get; init; }

    /// <summary>How long a call may take, the connection included; 30 s by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// After how long without a call the connection is not used again; 30 s by default. It must be shorter than the
    /// time for which the server keeps idle connections, or a call can meet one that is just being closed.
    /// </summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The value of the <c>Authorization</c> header for a proxy that asks for one, or null. It is a secret.
    /// </summary>
    public string? Authorization { get; init; }

    /// <summary>The value of the <c>User-Agent</c> header.</summary>
    public string UserAgent { get; init; } = "pyctd-xmlrpc";

    /// <summary>
    /// Decides over the server's certificate; null, the default, requires one that the system trusts for the host's
    /// name.
    /// </summary>
    public RemoteCertificateValidationCallback? CertificateValidation { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
