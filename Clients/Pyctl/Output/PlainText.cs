// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Pyctl.Output;

/// <summary>Raw values as text.</summary>
internal static class PlainText
{
    /// <summary>The text of a value: lists with commas, maps by their names; null for nothing.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IReadOnlyDictionary<string, object?> map =>
            string.Join(' ', map.Select(member => $"{member.Key}={Of(member.Value)}")),
        IEnumerable<object?> list => string.Join(',', list.Select(Of)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
