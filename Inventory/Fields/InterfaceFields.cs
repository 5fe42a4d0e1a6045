// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>The fields of an interface.</summary>
internal static class InterfaceFields
{
    public static Interface Read(FieldReader reader, Interface? present)
    {
        Interface one = present ?? new Interface { Entity = 0 };
        return one with
        {
            Entity = reader.Id("entity", one.Entity) ?? 0,
            Name = reader.Text("name", one.Name),
            Device = reader.Text("device", one.Device),
            Description = reader.Text("description", one.Description),
        };
    }

    public static FieldMap Write(Interface one, InventoryModel model) => new FieldMap
    {
        ["id"] = one.Id,
        ["entity"] = one.Entity,
        ["entity_name"] = Label.Of(new RecordId(RecordKind.Entity, one.Entity), model),
        ["name"] = one.Name,
    }
        .AddText("device", one.Device)
        .AddText("description", one.Description);
}
