// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>The limits of the filter language, which bound the work that a text can cause.</summary>
public static class FilterLimits
{
    /// <summary>The longest text, in UTF-16 code units.</summary>
    public const int MaximumLength = 4096;

    /// <summary>The deepest nesting of parentheses and <c>not</c>.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The most conditions; each entry of a list is one.</summary>
    public const int MaximumTerms = 256;

    /// <summary>The longest regular expression, in UTF-16 code units.</summary>
    public const int MaximumPatternLength = 256;

    /// <summary>The largest product of the repetition counts of a regular expression.</summary>
    public const int MaximumPatternRepetition = 1024;
}
