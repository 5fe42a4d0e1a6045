// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.Text;

namespace Pyctl.Output;

/// <summary>How much room text takes on a terminal, and text that takes no more than there is.</summary>
internal static class TextWidth
{
    /// <summary>The number of cells that a text takes.</summary>
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>
    /// Text without characters that a terminal would obey or that turn its direction: names come from anywhere.
    /// </summary>
    public static string Printable(string text)
    {
        StringBuilder? clean = null;
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsPrintable(rune))
            {
                clean?.Append(rune.ToString());
            }
            else
            {
                clean ??= new StringBuilder(text, 0, at, text.Length);
                clean.Append('\uFFFD');
            }

            at += rune.Utf16SequenceLength;
        }

        return clean?.ToString() ?? text;
    }

    /// <summary>The text, cut to a number of cells where it is longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cells">How many cells there are, at least one.</param>
    /// <param name="mark">One cell that stands for what is left out.</param>
    /// <param name="isInside">Whether the middle is left out, and not the end.</param>
    public static string Cut(string text, int cells, char mark, bool isInside)
    {
        if (Of(text) <= cells)
        {
            return text;
        }

        int tail = isInside ? (cells - 1) / 2 : 0;
        return Head(text, cells - 1 - tail) + mark + Tail(text, tail);
    }

    private static string Head(string text, int cells)
    {
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            cells -= Of(rune);
            if (cells < 0)
            {
                break;
            }

            at += rune.Utf16SequenceLength;
        }

        return text[..at];
    }

    private static string Tail(string text, int cells)
    {
        int skip = Of(text) - cells;
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (skip <= 0)
            {
                break;
            }

            skip -= Of(rune);
            at += rune.Utf16SequenceLength;
        }

        return text[at..];
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    private static int Of(Rune rune) => rune.IsAscii ? 1
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0
        : IsWide(rune.Value) ? 2
        : 1;

    // The blocks that are wide as a whole in Unicode's EastAsianWidth.txt, and the emoji.
    private static bool IsWide(int value) => value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E
        or >= 0x3041 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F
        or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x1F300 and <= 0x1F64F or >= 0x1F900 and <= 0x1F9FF
        or >= 0x20000 and <= 0x3FFFD;
}
