// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;

namespace Netfilter.Interop.Conntrack;

/// <summary>Durations as people read them, in the words of pynetfilter_conntrack.</summary>
public static class DurationText
{
    /// <summary>Writes a duration out, as in <c>4 day 23 hour 59 min 47 sec</c>; parts that are zero are left out.</summary>
    /// <param name="duration">The duration; fractions of a second are cut off. A negative one gets a minus sign.</param>
    public static string Of(TimeSpan duration)
    {
        TimeSpan length = duration.Duration();
        var parts = new List<string>(4);
        Add(parts, length.Days, "day");
        Add(parts, length.Hours, "hour");
        Add(parts, length.Minutes, "min");
        Add(parts, length.Seconds, "sec");
        string text = parts.Count == 0 ? "0 sec" : string.Join(' ', parts);
        return duration <= -TimeSpan.FromSeconds(1) ? "-" + text : text;
    }

    private static void Add(List<string> parts, int number, string unit)
    {
        if (number > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number} {unit}"));
        }
    }
}
