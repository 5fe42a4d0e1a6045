// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>A token of a filter text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Its offset in the text.</param>
/// <param name="Length">Its length in the text.</param>
/// <param name="Text">A word as written, the content of a quoted text, an operator in its shortest spelling.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, int Position, int Length, string Text);
