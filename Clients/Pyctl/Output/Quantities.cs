// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace Pyctl.Output;

/// <summary>Quantities for people: short, and of one width as far as that goes.</summary>
internal static class Quantities
{
    private const string Units = "kMGTPE";

    /// <summary>A count with a unit of powers of 1000, as in the filter language: 999, 1.5k, 23M.</summary>
    public static string Count(long number)
    {
        if (Math.Abs((double)number) < 1000)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        double value = number;
        int unit = -1;
        while (Math.Abs(value) >= 999.5 && unit < Units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        string format = Math.Abs(value) < 9.95 ? "0.0" : "0";
        return value.ToString(format, CultureInfo.InvariantCulture) + Units[unit];
    }

    /// <summary>A duration in its two largest units: 45s, 5m12s, 3h20m, 4d23h.</summary>
    public static string Duration(long seconds) => seconds switch
    {
        < 60 => FormattableString.Invariant($"{seconds}s"),
        < 3600 => FormattableString.Invariant($"{seconds / 60}m{seconds % 60:00}s"),
        < 86400 => FormattableString.Invariant($"{seconds / 3600}h{seconds / 60 % 60:00}m"),
        _ => FormattableString.Invariant($"{seconds / 86400}d{seconds / 3600 % 24:00}h"),
    };
}
