// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Immutable;

namespace Contract.Filters;

/// <summary>A text is not a filter. The message says what is wrong, where, and what would be right.</summary>
/// <param name="position">The offset of the offending part in the text, in UTF-16 code units.</param>
/// <param name="length">The length of the offending part; 0 when something is missing there.</param>
/// <param name="message">One sentence; places in it count from 1.</param>
/// <param name="expected">The words that could stand at the position; empty where these are no closed list.</param>
public sealed class FilterSyntaxException(int position, int length, string message, ImmutableArray<string> expected)
    : FormatException(message)
{
    /// <summary>The offset of the offending part in the text, in UTF-16 code units, from 0.</summary>
    public int Position { get; } = position;

    /// <summary>The length of the offending part; 0 when something is missing there.</summary>
    public int Length { get; } = length;

    /// <summary>The words that could stand at the position; empty where these are no closed list.</summary>
    public ImmutableArray<string> Expected { get; } = expected;
}
