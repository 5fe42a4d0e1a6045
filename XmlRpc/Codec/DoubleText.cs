// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace XmlRpc.Codec;

/// <summary>The text of <c>double</c>.</summary>
internal static class DoubleText
{
    /// <summary>Room for any finite double without an exponent.</summary>
    internal const int MostBytes = 400;

    private const int MostDigits = 32;

    /// <summary>Writes the shortest decimal number that reads back as the same double, without an exponent.</summary>
    internal static int Format(double value, Span<byte> target)
    {
        Span<byte> shortest = stackalloc byte[MostDigits];
        value.TryFormat(shortest, out int length, "R", CultureInfo.InvariantCulture);
        shortest = shortest[..length];
        int exponentAt = shortest.IndexOf((byte)'E');
        if (exponentAt >= 0)
        {
            return Expand(shortest[..exponentAt], ReadExponent(shortest[(exponentAt + 1)..]), target);
        }

        shortest.CopyTo(target);
        if (shortest.Contains((byte)'.'))
        {
            return length;
        }

        ".0"u8.CopyTo(target[length..]);
        return length + 2;
    }

    /// <summary>Reads a decimal number with or without an exponent, and nothing else.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        return IsDecimal(text)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        int at = 0;
        SkipSign(text, ref at);
        int digits = SkipDigits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += SkipDigits(text, ref at);
        }

        if (digits == 0)
        {
            return false;
        }

        if (at < text.Length && (text[at] == 'e' || text[at] == 'E'))
        {
            at++;
            SkipSign(text, ref at);
            if (SkipDigits(text, ref at) == 0)
            {
                return false;
            }
        }

        return at == text.Length;
    }

    private static void SkipSign(ReadOnlySpan<char> text, ref int at)
    {
        if (at < text.Length && (text[at] == '+' || text[at] == '-'))
        {
            at++;
        }
    }

    private static int SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }

    private static int ReadExponent(ReadOnlySpan<byte> text) =>
        int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    // Mantissa is one digit, perhaps a point and more digits; the point moves by the exponent.
    private static int Expand(ReadOnlySpan<byte> mantissa, int exponent, Span<byte> target)
    {
        int at = 0;
        if (mantissa[0] == '-')
        {
            target[at++] = (byte)'-';
            mantissa = mantissa[1..];
        }

        Span<byte> digits = stackalloc byte[MostDigits];
        digits[0] = mantissa[0];
        int count = 1;
        if (mantissa.Length > 2)
        {
            mantissa[2..].CopyTo(digits[1..]);
            count += mantissa.Length - 2;
        }

        digits = digits[..count];
        if (exponent < 0)
        {
            "0."u8.CopyTo(target[at..]);
            at += 2;
            target.Slice(at, -exponent - 1).Fill((byte)'0');
            at += -exponent - 1;
            digits.CopyTo(target[at..]);
            return at + count;
        }

        int whole = exponent + 1;
        digits[..Math.Min(whole, count)].CopyTo(target[at..]);
        at += Math.Min(whole, count);
        if (whole < count)
        {
            target[at++] = (byte)'.';
            digits[whole..].CopyTo(target[at..]);
            return at + count - whole;
        }

        target.Slice(at, whole - count).Fill((byte)'0');
        at += whole - count;
        ".0"u8.CopyTo(target[at..]);
        return at + 2;
    }
}
