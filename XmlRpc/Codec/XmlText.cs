// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace XmlRpc.Codec;

/// <summary>Character data of XML 1.0, as UTF-8.</summary>
/// <remarks>
/// <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and CR are escaped (a bare CR would be read back as LF); what XML cannot
/// carry (other control characters, U+FFFE, U+FFFF, lone surrogates, invalid UTF-8) becomes U+FFFD.
/// </remarks>
internal static class XmlText
{
    private const string Controls =
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\v\f\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017"
        + "\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f";

    private const string Special = "<>&\r" + Controls;

    private static readonly SearchValues<char> s_special = SearchValues.Create(Special);
    private static readonly SearchValues<byte> s_specialBytes = SearchValues.Create(Encoding.ASCII.GetBytes(Special));

    /// <summary>The characters that XML 1.0 cannot carry, surrogates apart.</summary>
    internal static SearchValues<char> Uncarriable { get; } = SearchValues.Create(Controls + "\uFFFE\uFFFF");

    /// <summary>With what U+FFFE and U+FFFF begin in UTF-8 (EF BF BE and EF BF BF), and a few others.</summary>
    internal static ReadOnlySpan<byte> NonCharacterPrefix => [0xEF, 0xBF];

    internal static bool IsClean(ReadOnlySpan<byte> utf8) =>
        !utf8.ContainsAny(s_specialBytes) && utf8.IndexOf(NonCharacterPrefix) < 0;

    internal static void Write(SegmentBuffer output, ReadOnlySpan<char> text)
    {
        bool plain = !text.ContainsAny('\uFFFE', '\uFFFF');
        while (text.Length > 0)
        {
            int run = plain ? text.IndexOfAny(s_special) : IndexOfSpecial(text);
            run = run < 0 ? text.Length : run;
            Transcode(output, text[..run]);
            if (run == text.Length)
            {
                return;
            }

            output.Write(Escape(text[run]));
            text = text[(run + 1)..];
        }
    }

    internal static void Write(SegmentBuffer output, ReadOnlySpan<byte> utf8)
    {
        if (IsClean(utf8) && Utf8.IsValid(utf8))
        {
            output.Write(utf8);
            return;
        }

        while (utf8.Length > 0)
        {
            Rune.DecodeFromUtf8(utf8, out Rune rune, out int length);
            if (rune.IsBmp && IsSpecial((char)rune.Value))
            {
                output.Write(Escape((char)rune.Value));
            }
            else
            {
                Span<byte> room = output.GetSpan(4);
                output.Advance(rune.EncodeToUtf8(room));
            }

            utf8 = utf8[length..];
        }
    }

    private static bool IsSpecial(char c) => s_special.Contains(c) || c >= '\uFFFE';

    private static int IndexOfSpecial(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsSpecial(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static void Transcode(SegmentBuffer output, ReadOnlySpan<char> text)
    {
        const int MostPerPiece = 4096;
        while (text.Length > 0)
        {
            Span<byte> room = output.GetSpan(Math.Min(text.Length * 3, MostPerPiece));
            Utf8.FromUtf16(text, room, out int read, out int written);
            output.Advance(written);
            text = text[read..];
        }
    }

    private static ReadOnlySpan<byte> Escape(char c) => c switch
    {
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '&' => "&amp;"u8,
        '\r' => "&#13;"u8,
        _ => "\uFFFD"u8,
    };
}
