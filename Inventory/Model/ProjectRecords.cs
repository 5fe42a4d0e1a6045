// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Model;

/// <summary>Which records belong to a project. Locations and shared services belong to none.</summary>
internal static class ProjectRecords
{
    /// <summary>The project that a record belongs to; a project belongs to itself. Null for none.</summary>
    public static long? OwnerOf(IRecord? record, InventoryModel model) => record switch
    {
        Project project => project.Id,
        Entity entity => entity.Project,
        Interface one => model.Entities.GetValueOrDefault(one.Entity)?.Project,
        InterfaceAddress address => OwnerOf(model.Interfaces.GetValueOrDefault(address.Interface), model),
        Service service => service.Project,
        Communication communication => communication.Project,
        _ => null,
    };

    /// <summary>The records of a project, itself first; those that others refer to come before these.</summary>
    public static IEnumerable<IRecord> Of(long project, InventoryModel model)
    {
        if (!model.Projects.TryGetValue(project, out Project? itself))
        {
            return [];
        }

        Entity[] entities = [.. model.EntitiesOf(project)];
        Interface[] interfaces = [.. entities.SelectMany(entity => model.InterfacesOf(entity.Id))];
        return
        [
            itself,
            .. entities,
            .. interfaces,
            .. interfaces.SelectMany(one => model.AddressesOf(one.Id)),
            .. model.ServicesOf(project),
            .. model.CommunicationsOf(project),
        ];
    }

    /// <summary>Whether a change is nothing but the revision of a project that went up.</summary>
    public static bool IsRevisionOnly(Change change) =>
        change is { Before: Project before, After: Project after } &&
        before with { Revision = after.Revision, Modified = after.Modified } == after;
}
