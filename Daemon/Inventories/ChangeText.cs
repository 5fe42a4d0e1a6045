// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Inventory.Fields;

namespace Daemon.Inventories;

/// <summary>Differences as lines for people: what comes begins with +, what goes with -, what changes with ~.</summary>
internal static class ChangeText
{
    /// <summary>Writes what <see cref="ChangeReply"/> made.</summary>
    public static string Write(IEnumerable<FieldMap> changes)
    {
        var text = new StringBuilder();
        foreach (FieldMap change in changes)
        {
            string sign = change["op"] switch { "create" => "+", "delete" => "-", _ => "~" };
            text.Append(CultureInfo.InvariantCulture, $"{sign} {change["model"]} {change["id"]} {change["label"]}\n");
            if (sign == "~")
            {
                WriteFields(text, (FieldMap)change["fields"]!);
            }
        }

        return text.ToString();
    }

    private static void WriteFields(StringBuilder text, FieldMap fields)
    {
        foreach ((string name, object? value) in fields)
        {
            var change = (FieldMap)value!;
            string from = Show(change.GetValueOrDefault("from"));
            string to = Show(change.GetValueOrDefault("to"));
            text.Append(CultureInfo.InvariantCulture, $"    {name}: {from} -> {to}\n");
        }
    }

    private static string Show(object? value) => value switch
    {
        null => "(none)",
        string text => text,
        FieldMap map => Show(map.GetValueOrDefault("name") ?? string.Join(' ', map.Values.Select(Show))),
        IEnumerable<object?> list => string.Join(", ", list.Select(Show)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
