// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using System.Net.Sockets;
using Auth;
using Contract;
using Daemon.Configuration;
using Daemon.Policy;
using Localization;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>
/// Finds out who makes a call. The headers in which a proxy says so are read only where the sender is trusted; from
/// anybody else they are text that means nothing.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class Callers(ProxyTrust trust, ProxySecret? secret)
{
    /// <summary>The header in which the proxy names the user whom it has authenticated.</summary>
    internal const string UserHeader = "X-Remote-User";

    /// <summary>The header in which the proxy shows the shared secret.</summary>
    internal const string SecretHeader = "X-PyCtd-Proxy-Secret";

    private const string ClientsHeader = "X-Forwarded-For";

    /// <summary>Finds out who makes the call of a request.</summary>
    /// <exception cref="XmlRpcFaultException">403: the proxy's name for the user cannot be one.</exception>
    public Caller Of(HttpContext http)
    {
        IPAddress? peer = http.Connection.RemoteIpAddress;
        string source = peer is null ? Caller.Unix : new IPEndPoint(peer, http.Connection.RemotePort).ToString();
        if (!IsTrusted(http))
        {
            return new Caller(peer, source, null);
        }

        string? user = ReadUser(http.Request.Headers[UserHeader]);
        return ReadClient(http.Request.Headers[ClientsHeader]) is { } client
            ? new Caller(client, $"{client},{source}", user)
            : new Caller(peer, source, user);
    }

    private bool IsTrusted(HttpContext http) => trust switch
    {
        ProxyTrust.Unix =>
            http.Features.Get<IConnectionSocketFeature>()?.Socket.AddressFamily == AddressFamily.Unix,
        ProxyTrust.Secret => http.Request.Headers[SecretHeader] is [{ } shown] && secret!.Matches(shown),
        _ => false,
    };

    private static string? ReadUser(StringValues names)
    {
        if (names.Count == 0)
        {
            return null;
        }

        return names is [{ } name] && UserNameText.Clean(name) == name
            ? name
            : throw new XmlRpcFaultException(
                FaultCodes.Forbidden,
                Messages.Get("The proxy in front of this daemon named a user in a way that no user is called."));
    }

    // A proxy appends whom it serves to what that client claimed: the last address is the proxy's word.
    private static IPAddress? ReadClient(StringValues clients)
    {
        string last = clients.Count == 0 ? "" : clients[^1] ?? "";
        return IPAddress.TryParse(last[(last.LastIndexOf(',') + 1)..].Trim(), out IPAddress? client) ? client : null;
    }
}
