// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Contract.Filters;

/// <summary>Finds the word that a mistyped one was meant to be.</summary>
internal static class WordSuggestion
{
    private const int MaximumLength = 32;

    /// <summary>The candidate that differs least, if it differs by no more than two keystrokes.</summary>
    /// <returns>The candidate, or null when none is near.</returns>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length is < 2 or > MaximumLength)
        {
            return null;
        }

        string? best = null;
        int bestDistance = word.Length <= 4 ? 2 : 3;
        foreach (string candidate in candidates)
        {
            int distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < bestDistance)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>
    /// Counts the insertions, deletions, replacements and swaps of neighbours from one word to another.
    /// </summary>
    private static int Distance(string from, string to)
    {
        int[,] cost = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                int replace = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
