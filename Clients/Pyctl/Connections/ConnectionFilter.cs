// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using Contract.Filters;
using Contract.Net;
using Localization;

namespace Pyctl.Connections;

/// <summary>Puts the parts of a selection together into one expression of the filter language.</summary>
internal static class ConnectionFilter
{
    /// <summary>The expression; null for every connection.</summary>
    /// <param name="expression">What the user wrote; null for nothing.</param>
    /// <param name="ipVersion">4 or 6; null for both.</param>
    /// <param name="since">
    /// How long ago they began at most, or when they began at the earliest; null for any time.
    /// </param>
    /// <exception cref="UsageException">It is no filter; the message says where.</exception>
    public static string? Compose(string? expression, int? ipVersion, string? since)
    {
        List<string> parts = [];
        if (!string.IsNullOrWhiteSpace(expression))
        {
            Check(expression);
            parts.Add(expression);
        }

        if (ipVersion is not null)
        {
            parts.Add(ipVersion == 6 ? "ip6" : "ip");
        }

        if (since is not null)
        {
            // A moment has a date or is a large number; a duration has neither.
            bool isMoment = since.Contains('T', StringComparison.Ordinal) || (since.Length > 9 && long.TryParse(
                since, NumberStyles.None, CultureInfo.InvariantCulture, out _));
            string condition = isMoment ? $"start_time >= {since}" : $"age <= {since}";
            Check(condition);
            parts.Add(condition);
        }

        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => $"({string.Join(") and (", parts)})",
        };
    }

    private static void Check(string expression)
    {
        try
        {
            _ = FilterParser.Parse(expression, PortNames.FromFile());
        }
        catch (FilterSyntaxException exception)
        {
            throw new UsageException(Messages.Format($"filter: {exception.Message}"));
        }
    }
}
