// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>The fields of a location.</summary>
internal static class LocationFields
{
    public static Location Read(FieldReader reader, Location? present)
    {
        Location location = present ?? new Location { Name = "" };
        return location with
        {
            Name = reader.Text("name", location.Name),
            Description = reader.Text("description", location.Description),
        };
    }

    public static FieldMap Write(Location location) => new FieldMap { ["id"] = location.Id, ["name"] = location.Name }
        .AddText("description", location.Description);
}
