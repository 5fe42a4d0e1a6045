// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>A word that a condition of the filter language can begin with, for completion and help.</summary>
/// <param name="Word">The word.</param>
/// <param name="Example">A whole condition that begins with it.</param>
/// <param name="Description">What it looks at.</param>
public sealed record FilterFieldInfo(string Word, string Example, string Description);
