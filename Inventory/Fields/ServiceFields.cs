// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>The fields of a service.</summary>
internal static class ServiceFields
{
    public static Service Read(FieldReader reader, Service? present)
    {
        Service service = present ?? new Service { Name = "", Entries = [] };
        return service with
        {
            Project = reader.Id("project", service.Project),
            Name = reader.Text("name", service.Name),
            Description = reader.Text("description", service.Description),
            Entries = ReadEntries(reader, service.Entries),
        };
    }

    public static FieldMap Write(Service service) => new FieldMap
    {
        ["id"] = service.Id,
        ["scope"] = service.Project is null ? "global" : "project",
        ["name"] = service.Name,
        ["entries"] = service.Entries.Select(traffic => (object?)TrafficFields.Write([], traffic)).ToArray(),
    }
        .AddPresent("project", service.Project)
        .AddText("description", service.Description);

    private static ValueList<TrafficClass> ReadEntries(FieldReader reader, ValueList<TrafficClass> present)
    {
        if (!reader.TryTake("entries", out object? value))
        {
            return present;
        }

        var entries = new List<TrafficClass>();
        foreach (object? one in value as IEnumerable<object?> ?? [])
        {
            if (one is not IReadOnlyDictionary<string, object?> fields)
            {
                return reader.Refuse("entries", present, "a list of structs with protocol and ports");
            }

            var entry = new FieldReader(fields, reader.Findings);
            TrafficClass? traffic = TrafficFields.Read(entry, null);
            entry.RefuseTheRest();
            if (traffic is not null)
            {
                entries.Add(traffic);
            }
        }

        return [.. entries];
    }
}
