// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.Text;

namespace Daemon.Log;

/// <summary>
/// Makes text safe for a log: nothing in it can begin a new line, move the cursor of a terminal or turn the direction
/// of writing. Pure functions.
/// </summary>
internal static class SingleLine
{
    /// <summary>Writes <paramref name="text"/> with what is unsafe in it as <c>\uXXXX</c>.</summary>
    public static string Escape(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (char character in text)
        {
            Append(line, character);
        }

        return line.ToString();
    }

    /// <summary>Appends one character, or its escape.</summary>
    public static void Append(StringBuilder line, char character)
    {
        if (IsUnsafe(character))
        {
            line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }
        else
        {
            line.Append(character);
        }
    }

    private static bool IsUnsafe(char character)
    {
        return char.GetUnicodeCategory(character)
            is UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;
    }
}
