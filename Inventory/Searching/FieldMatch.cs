// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Searching;

/// <summary>A field that fits a query. Immutable.</summary>
/// <param name="Rank">How well.</param>
/// <param name="Field">The name of the field, as it travels.</param>
/// <param name="Snippet">The part of it around what fits.</param>
/// <param name="Detail">The better of the same rank first.</param>
internal readonly record struct FieldMatch(MatchRank Rank, string Field, string Snippet, int Detail = 0);
