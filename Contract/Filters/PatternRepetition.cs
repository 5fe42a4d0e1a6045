// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace Contract.Filters;

/// <summary>
/// Bounds the repetition counts of regular expressions, which multiply the size of the compiled form.
/// </summary>
internal static class PatternRepetition
{
    /// <summary>
    /// Whether the product of all counts in braces is at most <see cref="FilterLimits.MaximumPatternRepetition"/>.
    /// </summary>
    /// <remarks>
    /// Counts that are not nested multiply here too: a bound that is easy to see is worth more than a tight one.
    /// </remarks>
    public static bool IsWithinLimit(string pattern)
    {
        long product = 1;
        ReadOnlySpan<char> rest = pattern;
        for (int open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            rest = rest[(open + 1)..];
            int end = rest.IndexOf('}');
            ReadOnlySpan<char> counts = end < 0 ? rest : rest[..end];
            int largest = counts.LastIndexOf(',') is int comma && comma >= 0 && comma + 1 < counts.Length
                ? comma + 1
                : 0;
            int length = counts[largest..].IndexOfAnyExceptInRange('0', '9');
            ReadOnlySpan<char> digits = length < 0 ? counts[largest..] : counts[largest..][..length];
            if (digits.IsEmpty)
            {
                continue;
            }

            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
            {
                return false;
            }

            product *= Math.Max(count, 1);
            if (product > FilterLimits.MaximumPatternRepetition)
            {
                return false;
            }
        }

        return true;
    }
}
