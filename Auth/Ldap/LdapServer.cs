// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;

namespace Auth.Ldap;

/// <summary>A server, and how to speak to it.</summary>
/// <param name="Host">Its name or address; over TLS its certificate must be for this.</param>
/// <param name="Port">Its TCP port.</param>
/// <param name="Security">How the way to it is protected.</param>
internal sealed record LdapServer(string Host, int Port, LdapSecurity Security)
{
    /// <summary>The port of <c>ldap://</c> where none is said.</summary>
    public const int DefaultPort = 389;

    /// <summary>The port of <c>ldaps://</c> where none is said.</summary>
    public const int DefaultTlsPort = 636;

    /// <summary>The server's address, as the option <c>url</c> has it.</summary>
    public override string ToString()
    {
        string scheme = Security == LdapSecurity.Tls ? "ldaps" : "ldap";
        string host = Host.Contains(':') ? $"[{Host}]" : Host;
        return string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{Port}");
    }
}
