// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Conntrack.Output;

/// <summary>Characters that mean something to a terminal, to XML, to JSON, to CSV or to a load file.</summary>
internal static class EscapedText
{
    /// <summary>Whether a character means nothing anywhere.</summary>
    public static bool IsHarmless(Rune character) => character.IsAscii
        ? character.Value is >= ' ' and < 127 and not ('"' or '\\' or '<' or '>' or '&' or '\'')
        : !IsControl(character);

    /// <summary>Writes a character that means something.</summary>
    /// <param name="character">The character.</param>
    /// <param name="form">Where it is to mean nothing.</param>
    /// <param name="room">At least <see cref="Line.BytesPerCharacter"/> bytes.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Rune character, TextForm form, Span<byte> room) => form switch
    {
        TextForm.Xml when IsControl(character) => Copy("\uFFFD"u8, room),
        TextForm.Json when IsControl(character) && character.IsBmp => WriteUnicode(character, room),
        _ when IsControl(character) => Copy("?"u8, room),
        TextForm.Xml => WriteXml(character, room),
        TextForm.Json or TextForm.Quoted when character.Value is '"' or '\\' => WritePair('\\', character, room),
        TextForm.Csv when character.Value == '"' => WritePair('"', character, room),
        _ => character.EncodeToUtf8(room),
    };

    /// <summary>Controls, invisible signs that turn the direction of the text, and what is no character at all.</summary>
    private static bool IsControl(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static int WriteXml(Rune character, Span<byte> room) => character.Value switch
    {
        '<' => Copy("&lt;"u8, room),
        '>' => Copy("&gt;"u8, room),
        '&' => Copy("&amp;"u8, room),
        '"' => Copy("&quot;"u8, room),
        _ => character.EncodeToUtf8(room),
    };

    private static int WriteUnicode(Rune character, Span<byte> room)
    {
        "\\u"u8.CopyTo(room);
        Utf8Formatter.TryFormat((uint)character.Value, room[2..], out int written, new('x', 4));
        return 2 + written;
    }

    private static int WritePair(char before, Rune character, Span<byte> room)
    {
        room[0] = (byte)before;
        room[1] = (byte)character.Value;
        return 2;
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> room)
    {
        text.CopyTo(room);
        return text.Length;
    }
}
