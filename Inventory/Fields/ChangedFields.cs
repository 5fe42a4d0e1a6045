// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>Which fields of a record a change gave another value. Stateless; safe to use from any thread.</summary>
public static class ChangedFields
{
    /// <summary>The names of the fields, without those that only repeat the name of another record.</summary>
    /// <param name="change">A change of a record that was there and is there.</param>
    /// <param name="before">The model that it was in.</param>
    /// <param name="after">The model that it is in.</param>
    public static IReadOnlyList<string> Of(Change change, InventoryModel before, InventoryModel after)
    {
        FieldMap old = RecordFields.Write(change.Before!, before);
        FieldMap now = RecordFields.Write(change.After!, after);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Where(name => !name.EndsWith("_name", StringComparison.Ordinal))
                .Where(name => !IsSame(old.GetValueOrDefault(name), now.GetValueOrDefault(name))),
        ];
    }

    private static bool IsSame(object? one, object? other) => (one, other) switch
    {
        (FieldMap a, FieldMap b) => a.Count == b.Count && a.All(pair => IsSame(pair.Value, b.GetValueOrDefault(pair.Key))),
        (IEnumerable a and not string, IEnumerable b and not string) =>
            a.Cast<object?>().Count() == b.Cast<object?>().Count() &&
            a.Cast<object?>().Zip(b.Cast<object?>()).All(pair => IsSame(pair.First, pair.Second)),
        _ => Equals(one, other),
    };
}
