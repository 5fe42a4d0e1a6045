// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Searching;

/// <summary>Finds a query in texts, whatever the case.</summary>
internal static class TextMatch
{
    private const int Around = 30;

    /// <summary>How well a name fits; null where it does not.</summary>
    public static MatchRank? RankOfName(string name, string query)
    {
        int place = name.IndexOf(query, StringComparison.OrdinalIgnoreCase);
        if (place <= 0)
        {
            return place < 0 ? null : name.Length == query.Length ? MatchRank.Exact : MatchRank.Close;
        }

        while (place > 0 && char.IsLetterOrDigit(name[place - 1]))
        {
            place = name.IndexOf(query, place + 1, StringComparison.OrdinalIgnoreCase);
        }

        return place < 0 ? MatchRank.Part : MatchRank.Word;
    }

    /// <summary>The part of a text around what fits, with an ellipsis where it goes on; null where none fits.</summary>
    public static string? FindSnippet(string text, string query)
    {
        int place = text.IndexOf(query, StringComparison.OrdinalIgnoreCase);
        if (place < 0)
        {
            return null;
        }

        int first = Math.Max(place - Around, 0);
        int last = Math.Min(place + query.Length + Around, text.Length);
        first -= first > 0 && char.IsLowSurrogate(text[first]) ? 1 : 0;
        last += last < text.Length && char.IsLowSurrogate(text[last]) ? 1 : 0;
        return $"{(first > 0 ? "…" : "")}{text.AsSpan(first..last)}{(last < text.Length ? "…" : "")}";
    }
}
