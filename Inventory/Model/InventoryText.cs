// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Globalization;
using System.Linq;
using System.Text;
using Localization;

namespace Inventory.Model;

/// <summary>
/// What a text of the inventory may hold, so that it is safe to show, to store, and to repeat in comments of generated
/// rules. Stateless; safe to use from any thread.
/// </summary>
/// <remarks>
/// Refused are characters that end a line, move the cursor, change the direction of text or show as nothing; in names
/// also the quotes and the backslash that end or escape a text in rule files, diagrams and tables. What a file name or a
/// chain name allows is narrower, and made from the name where it is needed.
/// </remarks>
public static class InventoryText
{
    /// <summary>The longest name, in characters (Unicode scalar values).</summary>
    public const int MaximumNameLength = 100;

    /// <summary>The longest description, in characters.</summary>
    public const int MaximumDescriptionLength = 1000;

    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"'`\\");

    /// <summary>Names that differ in upper and lower case only are the same.</summary>
    public static StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>What is wrong with a text as a name, as the rest of a sentence; null when it may be one.</summary>
    public static string? FindNameProblem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(name))
        {
            return Messages.Get("is empty");
        }

        if (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
        {
            return Messages.Get("begins or ends with a blank");
        }

        int quote = name.AsSpan().IndexOfAny(s_quotes);
        return quote >= 0
            ? Messages.Format($"contains {name[quote]} at {quote + 1}")
            : FindProblem(name, MaximumNameLength);
    }

    /// <summary>What is wrong with a text of one line that may be empty; null when it may stand.</summary>
    public static string? FindDescriptionProblem(string description)
    {
        ArgumentNullException.ThrowIfNull(description);
        return FindProblem(description, MaximumDescriptionLength);
    }

    /// <summary>A text without the characters that it may not have, cut where it is too long.</summary>
    /// <param name="text">The text, which may never have been checked.</param>
    /// <param name="maximum">How many characters are left at most.</param>
    internal static string Strip(string text, int maximum)
    {
        if (text.Length <= maximum && FindProblem(text, maximum) is null)
        {
            return text;
        }

        var stripped = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes().Where(IsAllowed).Take(maximum))
        {
            stripped.Append(rune);
        }

        return stripped.ToString();
    }

    private static string? FindProblem(string text, int maximum)
    {
        int length = 0;
        for (int position = 0; position < text.Length; length++)
        {
            if (!Rune.TryGetRuneAt(text, position, out Rune rune) || !IsAllowed(rune))
            {
                return Messages.Format($"contains U+{(int)text[position]:X4} at {position + 1}");
            }

            position += rune.Utf16SequenceLength;
        }

        return length <= maximum
            ? null
            : Messages.Format($"has {length} characters; {maximum} are allowed");
    }

    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
