// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Collections.Generic;

namespace Inventory.Checking;

/// <summary>Takes nft's language apart (nftables, src/scanner.l).</summary>
internal static class NftTokens
{
    /// <summary>What stands for the end of a statement.</summary>
    public const string End = "\n";

    private static readonly SearchValues<char> s_wordEnds = SearchValues.Create(" \t\r\n\"#\\{}(),;|&=!<>");

    /// <summary>The tokens of a text, without comments.</summary>
    public static IEnumerable<NftToken> Of(string text)
    {
        int line = 1;
        for (int position = 0; position < text.Length;)
        {
            int length = LengthAt(text, position);
            if (TokenAt(text, position, length, line) is { } token)
            {
                yield return token;
            }

            line += text.AsSpan(position, length).Count('\n');
            position += length;
        }
    }

    private static int LengthAt(string text, int position)
    {
        ReadOnlySpan<char> rest = text.AsSpan(position);
        switch (rest[0])
        {
            case '"':
                int quote = rest[1..].IndexOf('"');
                return quote < 0 ? rest.Length : quote + 2;
            case '#':
                int end = rest.IndexOf('\n');
                return end < 0 ? rest.Length : end;
            case '\\' when rest.Length > 1 && rest[1] == '\n':
                return 2;
            case '!' or '=' or '<' or '>' when rest.Length > 1 && rest[1] == '=':
                return 2;
        }

        int word = rest.IndexOfAny(s_wordEnds);
        return word < 0 ? rest.Length : Math.Max(word, 1);
    }

    private static NftToken? TokenAt(string text, int position, int length, int line)
    {
        char first = text[position];
        return first switch
        {
            '"' => new NftToken(text.AsSpan(position, length).Trim('"').ToString(), IsQuoted: true, line),
            '\n' or ';' => new NftToken(End, IsQuoted: false, line),
            '#' or ' ' or '\t' or '\\' => null,
            _ => new NftToken(text.Substring(position, length), IsQuoted: false, line),
        };
    }
}
