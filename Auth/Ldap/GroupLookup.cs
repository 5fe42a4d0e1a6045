// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Ldap;

/// <summary>How the groups of a user are found. The names are those of the attributes.</summary>
internal enum GroupLookup
{
    /// <summary>The user's entry lists them.</summary>
    MemberOf,

    /// <summary>Entries of groups list the user's distinguished name (groupOfNames).</summary>
    Member,

    /// <summary>Entries of groups list the user's name (posixGroup).</summary>
    MemberUid,
}
