// SPDX-License-Identifier: GPL-2.0-or-later
using XmlRpc.Client;

namespace Client;

/// <summary>How to reach a daemon, and as whom. Immutable.</summary>
public sealed record RpcClientOptions
{
    /// <summary>
    /// Where the daemon is: <c>http://</c>, <c>https://</c>, or <c>unix:</c> and the path of a socket.
    /// </summary>
    public required XmlRpcAddress Address { get; init; }

    /// <summary>
    /// Whom to log in as; null, the default, logs in without arguments, which suffices where the daemon or a proxy in
    /// front of it does not ask for any.
    /// </summary>
    public string? UserName { get; init; }

    /// <summary>The password, given with <see cref="UserName"/>; kept to log in again. It is a secret.</summary>
    public string? Password { get; init; }

    /// <summary>How to call: time limits, certificates, the proxy's authorization.</summary>
    public XmlRpcClientOptions Transport { get; init; } = new();
}
