// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;

namespace Inventory.Fields;

/// <summary>Values that came in, in messages: they are not trusted, and may be long.</summary>
internal static class ShownValue
{
    private const int MaximumLength = 60;

    /// <summary>A value without control characters, cut where it is long; lists and maps are an ellipsis.</summary>
    public static string Of(object? value)
    {
        string text = value switch
        {
            null => "",
            string or int or long or bool or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => "…",
        };
        text = string.Concat(text.Where(character => !char.IsControl(character)));
        return text.Length <= MaximumLength ? text : text[..MaximumLength] + "…";
    }
}
