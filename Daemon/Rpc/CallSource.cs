// SPDX-License-Identifier: GPL-2.0-or-later
using Microsoft.AspNetCore.Http;

namespace Daemon.Rpc;

/// <summary>Where a call comes from.</summary>
internal static class CallSource
{
    private const string Unix = "unix";

    /// <summary>The peer's address, by which logins are counted; <c>unix</c> for every peer on a unix socket.</summary>
    public static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? Unix;

    /// <summary>The peer's address and port, for the audit log.</summary>
    public static string Describe(HttpContext http)
    {
        return http.Connection.RemoteIpAddress is { } address
            ? new System.Net.IPEndPoint(address, http.Connection.RemotePort).ToString()
            : Unix;
    }
}
