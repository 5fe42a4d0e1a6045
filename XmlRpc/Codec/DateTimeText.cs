// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace XmlRpc.Codec;

/// <summary>The text of <c>dateTime.iso8601</c>.</summary>
internal static class DateTimeText
{
    internal const int Bytes = 17;

    private static readonly string[] s_plain = ["yyyyMMddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>Writes an instant as <c>yyyyMMddTHH:mm:ss</c>.</summary>
    internal static int Format(DateTime utc, Span<byte> target)
    {
        WriteDigits(target[..4], utc.Year);
        WriteDigits(target[4..6], utc.Month);
        WriteDigits(target[6..8], utc.Day);
        target[8] = (byte)'T';
        WriteDigits(target[9..11], utc.Hour);
        target[11] = (byte)':';
        WriteDigits(target[12..14], utc.Minute);
        target[14] = (byte)':';
        WriteDigits(target[15..17], utc.Second);
        return Bytes;
    }

    /// <summary>
    /// Reads <c>19980717T14:08:55</c>, <c>19980717T140855</c> or <c>1998-07-17T14:08:55</c>, each with nothing,
    /// <c>Z</c> or a fraction and <c>Z</c>, and where the time has colons also with <c>±hh:mm</c>. Without a zone it is
    /// UTC.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        bool compact = text.Length >= 15 && text[8] == 'T' && (text.Length == 15 || text[11] != ':');
        int length = compact ? 15 : text.Length > 8 && text[8] == 'T' ? 17 : 19;
        if (text.Length < length)
        {
            return false;
        }

        ReadOnlySpan<char> stem = text[..length];
        ReadOnlySpan<char> zone = text[length..];
        bool read = compact
            ? DateTime.TryParseExact(
                stem, "yyyyMMddTHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out utc)
            : DateTime.TryParseExact(stem, s_plain, CultureInfo.InvariantCulture, DateTimeStyles.None, out utc);
        utc = DateTime.SpecifyKind(utc, DateTimeKind.Utc);
        return read && TryApplyZone(zone, !compact, ref utc);
    }

    private static void WriteDigits(Span<byte> target, int value)
    {
        for (int i = target.Length - 1; i >= 0; i--)
        {
            target[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }

    private static bool TryApplyZone(ReadOnlySpan<char> zone, bool colons, ref DateTime utc)
    {
        if (zone.IsEmpty || zone is "Z")
        {
            return true;
        }

        if (zone[0] == '.' && zone[^1] == 'Z')
        {
            return TryAddFraction(zone[1..^1], ref utc);
        }

        if (!colons || zone.Length != 6 || zone[3] != ':' || (zone[0] != '+' && zone[0] != '-')
            || !TryTwoDigits(zone[1..3], 23, out int hours) || !TryTwoDigits(zone[4..6], 59, out int minutes))
        {
            return false;
        }

        long offset = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute;
        long ticks = utc.Ticks + (zone[0] == '+' ? -offset : offset);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    private static bool TryAddFraction(ReadOnlySpan<char> digits, ref DateTime utc)
    {
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        long scale = TimeSpan.TicksPerSecond;
        long ticks = 0;
        foreach (char digit in digits)
        {
            scale /= 10;
            ticks += (digit - '0') * scale;
        }

        utc = utc.AddTicks(ticks);
        return true;
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> text, int most, out int value)
    {
        value = 0;
        if (text.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return value <= most;
    }
}
