// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Json;

/// <summary>
/// Writes a project as JSON: everything about it, with names in the place of ids, sorted by them, so that the same
/// project gives the same bytes whatever its history.
/// </summary>
internal static class JsonProjectWriter
{
    /// <summary>The name of the part with the version of the format, which is 1.</summary>
    public const string Version = "pyctd_inventory";

    /// <summary>Writes a project.</summary>
    public static byte[] Write(Project project, InventoryModel model, FindingList findings)
    {
        var fields = new CanonicalFields(project.Id, model, findings);
        Entity[] entities = [.. model.EntitiesOf(project.Id).OrderBy(one => one.Name, StringComparer.Ordinal)];
        var writer = new JsonRecordWriter();
        writer.WriteRaw("{\n\"pyctd_inventory\": 1,\n\"project\": "u8);
        writer.Write(fields.Of(project));
        writer.WriteRaw(",\n\"locations\": "u8);
        writer.WriteList(LocationsOf(entities, model).Select(fields.Of));
        writer.WriteRaw(",\n\"services\": "u8);
        writer.WriteList(ServicesOf(project.Id, model).Select(fields.Of));
        writer.WriteRaw(",\n\"entities\": "u8);
        writer.WriteList(entities.Select(fields.Of));
        writer.WriteRaw(",\n\"communications\": "u8);
        writer.WriteList(CommunicationOrder.Of(project.Id, model).Select(fields.Of));
        writer.WriteRaw("\n}\n"u8);
        return writer.ToArray();
    }

    private static IEnumerable<Location> LocationsOf(Entity[] entities, InventoryModel model) => entities
        .Select(one => one.Location)
        .Distinct()
        .Select(id => model.Locations[id])
        .OrderBy(one => one.Name, StringComparer.Ordinal);

    private static IEnumerable<Service> ServicesOf(long project, InventoryModel model) => model
        .CommunicationsOf(project)
        .Where(one => one.Service is not null)
        .Select(one => model.Services[one.Service!.Value])
        .Union(model.ServicesOf(project))
        .OrderBy(one => one.Name, StringComparer.Ordinal)
        .ThenBy(one => one.Project is null);
}
