// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Grammar;

/// <summary>Numbers as the C library reads them, with all its leniency: scripts rely on it.</summary>
internal static class CNumber
{
    /// <summary>Reads a signed decimal number as atol(3) does: leading blanks, a sign, digits; the rest is ignored.</summary>
    /// <returns>The number, 0 if there is none, the nearest limit if it is too large.</returns>
    public static long Decimal(ReadOnlySpan<char> text) => Decimal(text, out _);

    /// <summary>Reads a signed decimal number as strtol(3) does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters were read; 0 if there is no number.</param>
    public static long Decimal(ReadOnlySpan<char> text, out int length)
    {
        int position = SkipBlanksAndSign(text, out bool isNegative);
        ulong magnitude = Digits(text, 10, ref position, out length, out bool isTooLarge);
        if (isTooLarge || magnitude > long.MaxValue)
        {
            return isNegative ? long.MinValue : long.MaxValue;
        }

        return isNegative ? -(long)magnitude : (long)magnitude;
    }

    /// <summary>Reads a decimal, hexadecimal (0x) or octal (0) number as strtoul(3) does; a minus sign wraps around.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many characters were read; 0 if there is no number.</param>
    public static ulong Unsigned(ReadOnlySpan<char> text, out int length)
    {
        int position = SkipBlanksAndSign(text, out bool isNegative);
        ReadOnlySpan<char> rest = text[position..];
        uint radix = 10;
        if (rest is ['0', 'x' or 'X', var first, ..] && char.IsAsciiHexDigit(first))
        {
            radix = 16;
            position += 2;
        }
        else if (rest is ['0', ..])
        {
            radix = 8;
        }

        ulong value = Digits(text, radix, ref position, out length, out bool isTooLarge);
        if (isTooLarge)
        {
            return ulong.MaxValue;
        }

        return isNegative ? 0 - value : value;
    }

    /// <summary>Reads a whole text as a number up to a limit.</summary>
    public static bool TryUnsigned(ReadOnlySpan<char> text, ulong limit, out uint value)
    {
        ulong number = Unsigned(text, out int length);
        value = (uint)number;
        return length > 0 && length == text.Length && number <= limit;
    }

    private static int SkipBlanksAndSign(ReadOnlySpan<char> text, out bool isNegative)
    {
        int position = 0;
        while (position < text.Length && (text[position] is ' ' or (>= '\t' and <= '\r')))
        {
            position++;
        }

        isNegative = position < text.Length && text[position] == '-';
        return position < text.Length && (text[position] is '-' or '+') ? position + 1 : position;
    }

    private static ulong Digits(
        ReadOnlySpan<char> text, uint radix, ref int position, out int length, out bool isTooLarge)
    {
        ulong value = 0;
        int start = position;
        isTooLarge = false;
        for (; position < text.Length && DigitOf(text[position]) < radix; position++)
        {
            UInt128 next = ((UInt128)value * radix) + DigitOf(text[position]);
            isTooLarge |= next > ulong.MaxValue;
            value = (ulong)next;
        }

        length = position == start ? 0 : position;
        return value;
    }

    private static uint DigitOf(char character) => character switch
    {
        >= '0' and <= '9' => (uint)(character - '0'),
        >= 'a' and <= 'f' => (uint)(character - 'a' + 10),
        >= 'A' and <= 'F' => (uint)(character - 'A' + 10),
        _ => uint.MaxValue,
    };
}
