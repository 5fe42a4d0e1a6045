// SPDX-License-Identifier: GPL-2.0-or-later
using System.Text.RegularExpressions;

namespace Contract.Filters;

/// <summary>A resolved host name matches a regular expression: <c>dst ~ "\.example\.org$"</c>.</summary>
/// <remarks>Evaluated by whoever has names; where there are none, or none yet, the condition is not met.</remarks>
/// <param name="Side">Whose name.</param>
/// <param name="Pattern">
/// The expression as written, at most <see cref="FilterLimits.MaximumPatternLength"/> characters.
/// </param>
public sealed record FilterName(AddressSide Side, string Pattern) : FilterNode
{
    /// <summary>Compiles the expression: case-insensitive, in time linear in the length of the name.</summary>
    /// <returns>The expression.</returns>
    /// <exception cref="System.ArgumentException">The pattern is not a regular expression.</exception>
    /// <exception cref="System.NotSupportedException">The pattern looks around or refers back.</exception>
    public Regex CreateRegex() => new(
        Pattern,
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant |
        RegexOptions.ExplicitCapture);
}
