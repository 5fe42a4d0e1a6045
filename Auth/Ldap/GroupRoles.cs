// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using Auth.Sha;

namespace Auth.Ldap;

/// <summary>Which groups give which roles. Immutable; safe to use from any thread.</summary>
internal sealed class GroupRoles
{
    private readonly Dictionary<string, UserRights> _rights = new(StringComparer.Ordinal);

    private GroupRoles()
    {
    }

    /// <summary>No group gives any role.</summary>
    public static GroupRoles Nothing { get; } = new();

    /// <summary>Whether any group gives roles.</summary>
    public bool HasAny => _rights.Count > 0;

    /// <summary>Reads <c>DN: ROLE,ROLE; DN: ROLE</c>.</summary>
    /// <param name="text">The groups by their distinguished names, in which a semicolon is written <c>\3B</c>.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="problem">The part that is not understood.</param>
    public static bool TryParse(string text, out GroupRoles groups, [NotNullWhen(false)] out string? problem)
    {
        groups = new GroupRoles();
        foreach (string part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = part.LastIndexOf(':');
            string roles = part[(colon + 1)..].Replace(" ", "", StringComparison.Ordinal);
            if (colon < 0
                || !DistinguishedName.TryNormalize(part[..colon], out string? dn)
                || !RoleNames.TryParse(roles, out UserRights some)
                || !groups._rights.TryAdd(dn, some))
            {
                problem = part;
                return false;
            }
        }

        problem = null;
        return true;
    }

    /// <summary>The roles that a user has by these groups together.</summary>
    public UserRights Of(IEnumerable<string> groups) =>
        groups.Aggregate(UserRights.None, (rights, group) => rights.Plus(Of(group)));

    private UserRights Of(string group) =>
        DistinguishedName.TryNormalize(group, out string? dn) && _rights.TryGetValue(dn, out UserRights? rights)
            ? rights
            : UserRights.None;
}
