// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Grammar;

/// <summary>Which options were given.</summary>
/// <param name="Bits">A bit for each <see cref="OptionId"/>.</param>
internal readonly record struct OptionSet(ulong Bits)
{
    /// <summary>Whether an option was given.</summary>
    public bool Contains(OptionId option) => (Bits & (1UL << (int)option)) != 0;

    /// <summary>Whether one of some options was given.</summary>
    public bool ContainsAny(OptionSet options) => (Bits & options.Bits) != 0;

    /// <summary>The same options and one more.</summary>
    public OptionSet With(OptionId option) => new(Bits | (1UL << (int)option));

    /// <summary>A set of some options.</summary>
    public static OptionSet Of(params ReadOnlySpan<OptionId> options)
    {
        OptionSet set = default;
        foreach (OptionId option in options)
        {
            set = set.With(option);
        }

        return set;
    }
}
