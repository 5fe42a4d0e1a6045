// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Auth.Ldap;

/// <summary>What a search found.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="IsTruncated">Whether there are more than the size limit allowed.</param>
internal readonly record struct LdapSearchResult(IReadOnlyList<LdapEntry> Entries, bool IsTruncated);
