// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Net;

/// <summary>
/// The names of the kernel's status bits (<c>IPS_*</c> of <c>nf_conntrack_common.h</c>, without the prefix). Immutable;
/// safe to use from any thread.
/// </summary>
public static class StatusNames
{
    private static readonly ImmutableArray<string> s_names =
    [
        "EXPECTED", "SEEN_REPLY", "ASSURED", "CONFIRMED",
        "SRC_NAT", "DST_NAT", "SEQ_ADJUST", "SRC_NAT_DONE",
        "DST_NAT_DONE", "DYING", "FIXED_TIMEOUT", "TEMPLATE",
        "UNTRACKED", "HELPER", "OFFLOAD", "HW_OFFLOAD",
    ];

    /// <summary>All names; the position of a name is the number of the bit.</summary>
    public static ImmutableArray<string> All => s_names;

    /// <summary>The names of the bits that are set, lowest first; bits without a name are left out.</summary>
    /// <param name="status">The status as the kernel gives it.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<string> NamesOf(uint status)
    {
        for (int bit = 0; bit < s_names.Length; bit++)
        {
            if ((status & (1u << bit)) != 0)
            {
                yield return s_names[bit];
            }
        }
    }

    /// <summary>Finds a bit by its name, in any case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="mask">A number with that one bit set, when found.</param>
    /// <returns>Whether there is such a bit.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out uint mask)
    {
        for (int bit = 0; bit < s_names.Length; bit++)
        {
            if (name.Equals(s_names[bit], StringComparison.OrdinalIgnoreCase))
            {
                mask = 1u << bit;
                return true;
            }
        }

        mask = 0;
        return false;
    }
}
