// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Immutable;

namespace Contract.Net;

/// <summary>
/// The names that conntrack(8) gives to the kernel's DCCP states. Immutable; safe to use from any thread.
/// </summary>
public static class DccpStateNames
{
    private static readonly ImmutableArray<string> s_names =
    [
        "NONE", "REQUEST", "RESPOND", "PARTOPEN", "OPEN", "CLOSEREQ", "CLOSING", "TIMEWAIT", "IGNORE", "INVALID",
    ];

    /// <summary>All names; the position of a name is the kernel's number of the state.</summary>
    public static ImmutableArray<string> All => s_names;

    /// <summary>The name of a state.</summary>
    /// <param name="state">The kernel's number.</param>
    /// <returns>The name, or <c>NONE</c> for a number without one, as conntrack(8) prints it.</returns>
    public static string NameOf(byte state) => state < s_names.Length ? s_names[state] : s_names[0];

    /// <summary>Finds a state by its name, in any case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="state">The kernel's number when found.</param>
    /// <returns>Whether there is such a state.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out byte state)
    {
        for (state = 0; state < s_names.Length; state++)
        {
            if (name.Equals(s_names[state], StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        state = 0;
        return false;
    }
}
