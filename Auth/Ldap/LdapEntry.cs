// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Auth.Ldap;

/// <summary>An entry of a directory: its name, and those of its attributes that were asked for.</summary>
/// <param name="Dn">The distinguished name, as the server writes it.</param>
/// <param name="Attributes">The values by the attribute's name; names are compared in any case.</param>
internal sealed record LdapEntry(string Dn, IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes)
{
    /// <summary>An entry of which only the name is known.</summary>
    public static LdapEntry Unseen(string dn) => new(dn, new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>The values of an attribute; none where the entry does not have it, or does not show it.</summary>
    public IReadOnlyList<string> Values(string attribute) =>
        Attributes.TryGetValue(attribute, out IReadOnlyList<string>? values) ? values : [];
}
