// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Text;
using Localization;

namespace Contract.Filters;

/// <summary>Reads and writes numbers of the filter language with their units.</summary>
internal static class FilterNumbers
{
    private const string Multiples = "KMGT";

    private static readonly (char Unit, long Seconds)[] s_durations =
        [('w', 604_800), ('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

    /// <summary>How the numbers of a unit are written, for messages.</summary>
    public static string Describe(FilterUnit unit) => unit switch
    {
        FilterUnit.Bits => Messages.Get("a number such as 16 or 0x10"),
        FilterUnit.Count => Messages.Get("a number such as 1000, 1.5M or 64Ki"),
        FilterUnit.Duration => Messages.Get("a time such as 90, 30s or 1h30m"),
        FilterUnit.Moment => Messages.Get("a moment such as 2026-11-24T13:00:00Z or seconds since 1970"),
        _ => Messages.Get("a number"),
    };

    /// <summary>Reads a number that is not negative.</summary>
    /// <returns>Whether the text is such a number and it fits 63 bits.</returns>
    public static bool TryParse(FilterUnit unit, ReadOnlySpan<char> text, out long value)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        return unit switch
        {
            FilterUnit.Bits => TryParseHexadecimal(text, out value),
            FilterUnit.Count => TryParseCount(text, out value),
            FilterUnit.Duration => TryParseDuration(text, out value),
            FilterUnit.Moment => TryParseMoment(text, out value),
            _ => false,
        };
    }

    /// <summary>Writes a number so that it is read back unchanged.</summary>
    public static string Format(FilterUnit unit, long value) => unit switch
    {
        FilterUnit.Bits => string.Create(CultureInfo.InvariantCulture, $"0x{value:x}"),
        FilterUnit.Count => FormatCount(value),
        FilterUnit.Duration => FormatDuration(value),
        FilterUnit.Moment => DateTimeOffset.FromUnixTimeSeconds(value).ToString(
            "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static bool TryParseHexadecimal(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        return text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) &&
            long.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) &&
            value >= 0;
    }

    private static bool TryParseCount(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        int factor = 1000;
        if (text.EndsWith("i", StringComparison.OrdinalIgnoreCase))
        {
            factor = 1024;
            text = text[..^1];
        }

        char multiple = text.IsEmpty ? ' ' : char.ToUpperInvariant(text[^1]);
        int exponent = Multiples.IndexOf(multiple, StringComparison.Ordinal) + 1;
        if (exponent == 0 || text.Length > 20 ||
            !decimal.TryParse(
                text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
        {
            return false;
        }

        for (int i = 0; i < exponent; i++)
        {
            number *= factor;
            if (number > long.MaxValue)
            {
                return false;
            }
        }

        value = (long)number;
        return value == number;
    }

    private static string FormatCount(long value)
    {
        int exponent = 0;
        while (value != 0 && value % 1000 == 0 && exponent < Multiples.Length)
        {
            value /= 1000;
            exponent++;
        }

        string digits = value.ToString(CultureInfo.InvariantCulture);
        return exponent == 0 ? digits : digits + Multiples[exponent - 1];
    }

    private static bool TryParseDuration(ReadOnlySpan<char> text, out long value)
    {
        value = 0;
        int unit = -1;
        while (!text.IsEmpty)
        {
            int digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !long.TryParse(
                text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return false;
            }

            // Each unit at most once, the larger before the smaller.
            char letter = char.ToLowerInvariant(text[digits]);
            int found = Array.FindIndex(s_durations, duration => duration.Unit == letter);
            if (found <= unit || number > (long.MaxValue - value) / s_durations[found].Seconds)
            {
                return false;
            }

            value += number * s_durations[found].Seconds;
            unit = found;
            text = text[(digits + 1)..];
        }

        return unit >= 0;
    }

    private static string FormatDuration(long value)
    {
        if (value == 0)
        {
            return "0s";
        }

        StringBuilder text = new();
        foreach ((char unit, long seconds) in s_durations.AsSpan(1))
        {
            if (value >= seconds)
            {
                text.Append(CultureInfo.InvariantCulture, $"{value / seconds}{unit}");
                value %= seconds;
            }
        }

        return text.ToString();
    }

    private static bool TryParseMoment(ReadOnlySpan<char> text, out long value)
    {
        bool parsed = DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset moment);
        value = parsed ? moment.ToUnixTimeSeconds() : 0;
        return parsed && value >= 0;
    }
}
