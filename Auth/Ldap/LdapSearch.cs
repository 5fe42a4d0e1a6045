// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Auth.Ldap;

/// <summary>
/// What to look for: entries with one value of one attribute. The value travels as it is; there is no filter text that
/// it could break out of.
/// </summary>
/// <param name="Base">The entry to begin at.</param>
/// <param name="IsSubtree">Whether all entries below it are searched, and not that one alone.</param>
/// <param name="Attribute">The attribute to compare; null where it is enough that the entry exists.</param>
/// <param name="Value">The value that it must have, by the attribute's own rules of equality.</param>
/// <param name="Wanted">The attributes to return.</param>
/// <param name="SizeLimit">The most entries; a server that sends more is not listened to.</param>
internal sealed record LdapSearch(
    string Base, bool IsSubtree, string? Attribute, string Value, IReadOnlyList<string> Wanted, int SizeLimit)
{
    /// <summary>Reads one entry by its name.</summary>
    public static LdapSearch Entry(string dn, IReadOnlyList<string> wanted) => new(dn, false, null, "", wanted, 1);

    /// <summary>Looks for entries below a base.</summary>
    public static LdapSearch Below(
        string start, string attribute, string value, IReadOnlyList<string> wanted, int sizeLimit) =>
        new(start, true, attribute, value, wanted, sizeLimit);
}
