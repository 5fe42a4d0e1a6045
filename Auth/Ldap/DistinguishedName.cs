// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Auth.Ldap;

/// <summary>Distinguished names as text (RFC 4514): values put into them, and names compared. Stateless.</summary>
internal static class DistinguishedName
{
    private const string Special = "\"+,;<=>\\";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a value so that it is one value in any name, whatever it holds (RFC 4514, section 2.4).</summary>
    public static string Escape(string value)
    {
        StringBuilder escaped = new(value.Length);
        for (int at = 0; at < value.Length; at++)
        {
            char character = value[at];
            bool isAtEdge = (at == 0 && character is ' ' or '#') || (at == value.Length - 1 && character == ' ');
            if (char.IsControl(character))
            {
                // Control characters have one or two bytes of UTF-8.
                foreach (byte part in Encoding.UTF8.GetBytes([character]))
                {
                    escaped.Append(CultureInfo.InvariantCulture, $"\\{part:x2}");
                }

                continue;
            }

            if (isAtEdge || Special.Contains(character))
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>
    /// Brings a name into a form in which equal names are equal texts: no matter the case, blanks around its parts or
    /// repeated in them, the way of escaping, and the order within one part.
    /// </summary>
    /// <returns>False where the text is no name, or has a value in hexadecimal form (<c>#04...</c>).</returns>
    public static bool TryNormalize(string text, [NotNullWhen(true)] out string? normal)
    {
        normal = null;
        List<string> names = [];
        List<string> parts = [];
        int at = 0;
        while (true)
        {
            if (!TryReadPart(text, ref at, out string? part))
            {
                return false;
            }

            parts.Add(part);
            if (at == text.Length || text[at] == ',')
            {
                names.Add(string.Join('+', parts.Order(StringComparer.Ordinal)));
                parts.Clear();
            }

            if (at == text.Length)
            {
                normal = string.Join(',', names);
                return true;
            }

            at++;
        }
    }

    private static bool TryReadPart(string text, ref int at, [NotNullWhen(true)] out string? part)
    {
        part = null;
        int equals = text.IndexOf('=', at);
        if (equals < 0)
        {
            return false;
        }

        string type = text[at..equals].Trim(' ');
        at = equals + 1;
        if (!IsType(type) || !TryReadValue(text, ref at, out string? value))
        {
            return false;
        }

        string collapsed = string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        part = $"{type.ToLowerInvariant()}={Escape(collapsed.ToLowerInvariant())}";
        return true;
    }

    private static bool IsType(string type) =>
        type.Length > 0 && type.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.');

    private static bool TryReadValue(string text, ref int at, [NotNullWhen(true)] out string? value)
    {
        value = null;
        List<byte> bytes = [];
        while (at < text.Length && text[at] is not (',' or '+'))
        {
            bool isEscaped = text[at] == '\\';
            bool isRead = isEscaped ? TryReadEscape(text, ref at, bytes) : TryReadPlain(text, ref at, bytes);
            if (!isRead)
            {
                return false;
            }
        }

        value = Decode([.. bytes]);
        return !string.IsNullOrWhiteSpace(value);
    }

    private static bool TryReadPlain(string text, ref int at, List<byte> bytes)
    {
        if (!Rune.TryGetRuneAt(text, at, out Rune rune) || rune.Value is '"' or ';' or '<' or '>' or '\0'
            || (rune.Value == '#' && bytes.Count == 0))
        {
            return false;
        }

        bytes.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        at += rune.Utf16SequenceLength;
        return true;
    }

    private static bool TryReadEscape(string text, ref int at, List<byte> bytes)
    {
        ReadOnlySpan<char> rest = text.AsSpan(at + 1);
        if (rest.Length >= 2
            && byte.TryParse(rest[..2], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte one))
        {
            bytes.Add(one);
            at += 3;
            return true;
        }

        if (rest.Length == 0 || !(Special.Contains(rest[0]) || rest[0] is ' ' or '#'))
        {
            return false;
        }

        bytes.Add((byte)rest[0]);
        at += 2;
        return true;
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
