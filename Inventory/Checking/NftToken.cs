// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Checking;

/// <summary>A word, a sign or a text of nft's language. Immutable.</summary>
/// <param name="Text">The token; a text without its quotes; a line feed for the end of a statement.</param>
/// <param name="IsQuoted">Whether it stood in quotes.</param>
/// <param name="Line">The line that it is on, from 1.</param>
internal readonly record struct NftToken(string Text, bool IsQuoted, int Line)
{
    /// <summary>Whether it is a certain word or sign.</summary>
    public bool Is(string text) => !IsQuoted && Text == text;
}
