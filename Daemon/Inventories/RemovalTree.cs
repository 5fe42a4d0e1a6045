// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Daemon.Inventories;

/// <summary>What goes with a record, nested: below each record those that go because of it.</summary>
internal static class RemovalTree
{
    /// <summary>Writes the tree, with the record itself as its root.</summary>
    public static FieldMap Write(RecordId root, Removal removal, InventoryModel model)
    {
        ILookup<RecordId, RecordId> children = removal.Reasons.ToLookup(pair => pair.Value, pair => pair.Key);
        return Write(root, children, model);
    }

    /// <summary>How many records of each kind go.</summary>
    public static FieldMap Count(IEnumerable<RecordId> removed)
    {
        var counts = new FieldMap();
        foreach (IGrouping<RecordKind, RecordId> kind in removed.GroupBy(id => id.Kind).OrderBy(kind => kind.Key))
        {
            counts[ModelNames.Of(kind.Key)] = kind.Count();
        }

        return counts;
    }

    // Records own, name and use one another over few levels, so that the depth is bounded: location, entity, interface,
    // address and what that is translated to.
    private static FieldMap Write(RecordId id, ILookup<RecordId, RecordId> children, InventoryModel model) => new FieldMap
    {
        ["model"] = ModelNames.Of(id.Kind),
        ["id"] = id.Id,
        ["label"] = Label.Of(id, model),
    }
        .AddPresent("children", children.Contains(id)
            ? children[id].OrderBy(child => child.Kind).ThenBy(child => child.Id)
                .Select(child => Write(child, children, model)).ToArray()
            : null);
}
