// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Grammar;

/// <summary>Comma lists of words that may be abbreviated, in any case.</summary>
internal static class WordList
{
    /// <summary>Finds the first word that a text abbreviates.</summary>
    /// <param name="words">The words.</param>
    /// <param name="text">The text.</param>
    /// <returns>The index of the word, or -1. An empty text abbreviates nothing.</returns>
    public static int Find(ReadOnlySpan<string> words, ReadOnlySpan<char> text)
    {
        for (int i = 0; i < words.Length && text.Length > 0; i++)
        {
            if (words[i].AsSpan().StartsWith(text, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Takes the first word of a list.</summary>
    /// <param name="list">The list; afterwards what follows the comma, or null at the end.</param>
    public static string TakeFirst(ref string? list)
    {
        string text = list!;
        int comma = text.IndexOf(',');
        list = comma < 0 ? null : text[(comma + 1)..];
        return comma < 0 ? text : text[..comma];
    }
}
