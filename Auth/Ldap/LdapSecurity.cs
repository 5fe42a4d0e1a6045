// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Ldap;

/// <summary>How the way to a server is protected.</summary>
internal enum LdapSecurity
{
    /// <summary>TLS from the first byte (<c>ldaps://</c>).</summary>
    Tls,

    /// <summary>TLS before anything else is said (<c>ldap://</c> with StartTLS).</summary>
    StartTls,

    /// <summary>Not at all: passwords can be read on the way.</summary>
    ClearText,
}
