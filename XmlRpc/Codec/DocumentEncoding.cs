// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Localization;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>Finds out in which encoding a document is.</summary>
internal static class DocumentEncoding
{
    private const int MostDeclarationBytes = 256;

    private static readonly Encoding s_utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding s_utf16 = new UnicodeEncoding(
        bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding s_utf16BigEndian = new UnicodeEncoding(
        bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Gives the encoding, which throws on what it does not allow, and the length of the byte order mark.
    /// </summary>
    /// <exception cref="XmlRpcFormatException">The encoding is not supported.</exception>
    internal static Encoding Determine(ReadOnlySpan<byte> document, string? charset, out int markBytes)
    {
        Encoding? marked = FromMark(document, out markBytes);
        if (charset is not null)
        {
            return FromCharset(charset, marked, document, ref markBytes);
        }

        if (marked is not null)
        {
            return marked;
        }

        if (document.StartsWith("<\0"u8))
        {
            return s_utf16;
        }

        if (document.StartsWith("\0<"u8))
        {
            return s_utf16BigEndian;
        }

        string? declared = DeclaredName(document);
        return declared is null ? s_utf8 : ByName(declared, allowWide: false);
    }

    private static Encoding? FromMark(ReadOnlySpan<byte> document, out int markBytes)
    {
        ReadOnlySpan<byte> utf8 = [0xEF, 0xBB, 0xBF];
        ReadOnlySpan<byte> littleEndian = [0xFF, 0xFE];
        ReadOnlySpan<byte> bigEndian = [0xFE, 0xFF];
        if (document.StartsWith(utf8))
        {
            markBytes = utf8.Length;
            return s_utf8;
        }

        markBytes = littleEndian.Length;
        if (document.StartsWith(littleEndian))
        {
            return s_utf16;
        }

        if (document.StartsWith(bigEndian))
        {
            return s_utf16BigEndian;
        }

        markBytes = 0;
        return null;
    }

    private static Encoding FromCharset(
        string charset, Encoding? marked, ReadOnlySpan<byte> document, ref int markBytes)
    {
        Encoding named = ByName(charset, allowWide: true);
        if (marked is not null && marked.CodePage == named.CodePage)
        {
            return marked;
        }

        // "utf-16" leaves the order of bytes to the mark, or to where the zero of the first '<' stands.
        if (named.CodePage == s_utf16.CodePage
            && (ReferenceEquals(marked, s_utf16BigEndian) || document.StartsWith("\0<"u8)))
        {
            return s_utf16BigEndian;
        }

        markBytes = 0;
        return named;
    }

    private static Encoding ByName(string name, bool allowWide)
    {
        try
        {
            var encoding = Encoding.GetEncoding(
                name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            if (allowWide || encoding.IsSingleByte || encoding.CodePage == s_utf8.CodePage)
            {
                return encoding;
            }
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The same refusal as for an encoding that is known and not taken.
        }

        throw new XmlRpcFormatException(
            XmlRpcFaultCodes.UnsupportedEncoding,
            Messages.Get("The document is in an encoding that is not supported; send UTF-8."));
    }

    // Encodings that are one byte per ASCII character have a declaration that reads as ASCII.
    private static string? DeclaredName(ReadOnlySpan<byte> document)
    {
        if (!document.StartsWith("<?xml"u8))
        {
            return null;
        }

        ReadOnlySpan<byte> declaration = document[..Math.Min(document.Length, MostDeclarationBytes)];
        int end = declaration.IndexOf("?>"u8);
        int at = declaration.IndexOf("encoding"u8);
        if (end < 0 || at < 0 || at > end)
        {
            return null;
        }

        ReadOnlySpan<byte> value = declaration[(at + "encoding".Length)..end].TrimStart(" \t\r\n="u8);
        if (value.Length < 2 || (value[0] != '"' && value[0] != '\''))
        {
            return null;
        }

        int length = value[1..].IndexOf(value[0]);
        return length < 0 ? null : Encoding.ASCII.GetString(value.Slice(1, length));
    }
}
