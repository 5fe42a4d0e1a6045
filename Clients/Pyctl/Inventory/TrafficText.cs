// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pyctl.Inventory;

/// <summary>The traffic of services as people write it: <c>tcp/80,443 udp/53 icmp/8</c>.</summary>
internal static class TrafficText
{
    /// <summary>Reads traffic; whether protocols and ports are valid is for the daemon to say.</summary>
    public static IReadOnlyList<object?> Parse(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseOne)];

    /// <summary>Writes the entries of a service.</summary>
    public static string Of(object? entries) => string.Join(
        ' ', (entries as IEnumerable<object?> ?? []).OfType<IReadOnlyDictionary<string, object?>>().Select(Of));

    private static object? ParseOne(string text)
    {
        string[] parts = text.Split('/', 2);
        Dictionary<string, object?> entry = new() { ["protocol"] = parts[0] };
        if (parts.Length == 2)
        {
            entry.Add("ports", parts[1]);
        }

        return entry;
    }

    private static string Of(IReadOnlyDictionary<string, object?> entry)
    {
        object? detail = entry.GetValueOrDefault("ports") ?? entry.GetValueOrDefault("icmp_type");
        object? code = entry.GetValueOrDefault("icmp_code");
        string tail = (detail is null ? "" : $"/{detail}") + (code is null ? "" : $":{code}");
        return $"{entry.GetValueOrDefault("protocol")}{tail}";
    }
}
