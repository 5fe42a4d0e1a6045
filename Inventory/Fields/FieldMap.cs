// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Inventory.Fields;

/// <summary>
/// The fields of a record by their names, as they travel: text, whole numbers, booleans, times, lists and maps.
/// </summary>
public sealed class FieldMap : Dictionary<string, object?>
{
    /// <summary>An empty map. Names are as they are written: upper and lower case differ.</summary>
    public FieldMap()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Adds a text, unless it is empty.</summary>
    public FieldMap AddText(string name, string text)
    {
        if (text.Length > 0)
        {
            Add(name, text);
        }

        return this;
    }

    /// <summary>Adds a value, unless it is null: what is absent is left out.</summary>
    public FieldMap AddPresent(string name, object? value)
    {
        if (value is not null)
        {
            Add(name, value);
        }

        return this;
    }
}
