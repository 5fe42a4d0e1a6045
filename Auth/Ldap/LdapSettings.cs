// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;

namespace Auth.Ldap;

/// <summary>What the module was told. Immutable; <see cref="LdapSettingsReader"/> makes it out of options.</summary>
internal sealed record LdapSettings
{
    /// <summary>The time of one login, all waits together, where nothing else is said.</summary>
    public static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The servers, in the order in which they are asked; at least one.</summary>
    public required IReadOnlyList<LdapServer> Servers { get; init; }

    /// <summary>The authorities whose certificates are trusted; null for those of the system.</summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>The time of one login, all waits together.</summary>
    public TimeSpan Timeout { get; init; } = s_defaultTimeout;

    /// <summary>The distinguished name of every user; null where it is searched for.</summary>
    public UserDnTemplate? UserDn { get; init; }

    /// <summary>How the entry of a user is found; null where the name is made by <see cref="UserDn"/>.</summary>
    public UserSearch? Search { get; init; }

    /// <summary>How the groups of a user are found.</summary>
    public GroupLookup Groups { get; init; }

    /// <summary>The entry below which groups are; empty with <see cref="GroupLookup.MemberOf"/>.</summary>
    public string GroupBase { get; init; } = "";

    /// <summary>Which groups give which roles.</summary>
    public GroupRoles GroupRoles { get; init; } = GroupRoles.Nothing;

    /// <summary>The roles of a user in none of these groups; with none the login is refused.</summary>
    public UserRights DefaultRights { get; init; } = UserRights.None;
}
