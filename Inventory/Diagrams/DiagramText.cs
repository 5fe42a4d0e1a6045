// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.Linq;
using System.Text;

namespace Inventory.Diagrams;

/// <summary>Makes texts fit for diagrams.</summary>
internal static class DiagramText
{
    /// <summary>A text on one line, with a replacement for what XML cannot have and what is no character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isShown = Rune.GetUnicodeCategory(rune) is not (
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) &&
                rune.Value is not (0xFFFE or 0xFFFF);
            clean.Append(isShown ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    /// <summary>The same for each line of a text.</summary>
    public static string CleanLines(string text) => string.Join('\n', text.Split('\n').Select(Clean));

    /// <summary>A text of at most so many characters, with an ellipsis where it was longer.</summary>
    public static string Shorten(string text, int length)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        return starts.Length <= length ? text : text[..starts[length - 1]] + "…";
    }
}
