// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace Inventory.Fields;

/// <summary>Times as they travel: ISO 8601 in UTC, to the second.</summary>
public static class TimeText
{
    /// <summary>Writes a time; null stays null.</summary>
    public static string? Of(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
