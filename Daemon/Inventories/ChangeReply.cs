// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Fields;
using Inventory.Model;

namespace Daemon.Inventories;

/// <summary>A difference between two models as a reply has it.</summary>
internal static class ChangeReply
{
    /// <summary>Writes what happened to a record: <c>op</c>, what it is, and its fields <c>from</c> and <c>to</c>.</summary>
    public static FieldMap Of(Change change, InventoryModel before, InventoryModel after)
    {
        FieldMap? old = change.Before is { } former ? RecordFields.Write(former, before) : null;
        FieldMap? now = change.After is { } present ? RecordFields.Write(present, after) : null;
        var fields = new FieldMap();
        foreach (string name in NamesOf(change, old, now, before, after))
        {
            fields[name] = new FieldMap()
                .AddPresent("from", old?.GetValueOrDefault(name))
                .AddPresent("to", now?.GetValueOrDefault(name));
        }

        return new FieldMap
        {
            ["op"] = old is null ? "create" : now is null ? "delete" : "update",
            ["model"] = ModelNames.Of(change.Id.Kind),
            ["id"] = change.Id.Id,
            ["label"] = Label.Of(change.Id, now is null ? before : after),
            ["fields"] = fields,
        };
    }

    private static IEnumerable<string> NamesOf(
        Change change, FieldMap? old, FieldMap? now, InventoryModel before, InventoryModel after) =>
        old is not null && now is not null ? ChangedFields.Of(change, before, after) : (old ?? now)!.Keys;
}
