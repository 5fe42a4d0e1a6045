// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Ldap;

/// <summary>The operations of LDAP by their application tags (RFC 4511, section 4).</summary>
internal enum LdapOperation
{
    /// <summary>Give name and password.</summary>
    BindRequest = 0,

    /// <summary>The answer to it.</summary>
    BindResponse = 1,

    /// <summary>The end; it has no answer.</summary>
    UnbindRequest = 2,

    /// <summary>Ask for entries.</summary>
    SearchRequest = 3,

    /// <summary>An entry.</summary>
    SearchResultEntry = 4,

    /// <summary>The end of the entries.</summary>
    SearchResultDone = 5,

    /// <summary>A part of the answer that another server has.</summary>
    SearchResultReference = 19,

    /// <summary>Ask for something that was not in LDAP from the start, such as TLS.</summary>
    ExtendedRequest = 23,

    /// <summary>The answer to it; with id 0 the server is closing the connection.</summary>
    ExtendedResponse = 24,
}
