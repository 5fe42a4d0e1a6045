// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Filters;

/// <summary>The words of the language's enumerations, for the parser and the printer.</summary>
internal static class FilterWords
{
    /// <summary>The words of <see cref="ConnectionTrait"/>, by the number of the member.</summary>
    public static readonly ImmutableArray<string> Traits =
    [
        "assured",
        "seen_reply",
        "unreplied",
        "offload",
        "hw_offload",
        "fixed_timeout",
        "expected",
        "confirmed",
        "dying",
    ];

    /// <summary>The words of <see cref="ConnectionState"/>, by the number of the member.</summary>
    public static readonly ImmutableArray<string> States = ["new", "established", "related", "closing"];

    /// <summary>The words of <see cref="ConnectionClass"/>, by the number of the member.</summary>
    public static readonly ImmutableArray<string> Classes = ["snat", "dnat", "nat", "local", "routed"];

    /// <summary>The words of <see cref="ComparisonOperator"/>, by the number of the member.</summary>
    public static readonly ImmutableArray<string> Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    /// <summary>Fields that <c>has</c> takes by the language's own words.</summary>
    public static readonly FrozenDictionary<string, RowField> Fields =
        new Dictionary<string, RowField>
        {
            ["user"] = RowField.UserId,
            ["helper"] = RowField.Helper,
            ["label"] = RowField.Labels,
            ["tcpstate"] = RowField.TcpState,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a word in any case.</summary>
    /// <returns>Its position, or -1.</returns>
    public static int IndexOf(ImmutableArray<string> words, string word)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
