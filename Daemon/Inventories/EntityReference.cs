// SPDX-License-Identifier: GPL-2.0-or-later
using Contract;
using Inventory.Model;
using Localization;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary>The entity that a request means: by its id, or by its name with the project that it is in. Immutable.</summary>
/// <param name="Entity">Its id or name.</param>
/// <param name="Project">The project's id or name; null beside an id.</param>
internal sealed record EntityReference(object Entity, object? Project)
{
    /// <summary>Reads <c>entity</c> and <c>project</c>; null where there is no entity.</summary>
    public static EntityReference? Read(RequestReader request)
    {
        object? project = request.Reference("project");
        object? entity = request.Reference("entity");
        return entity is null ? null
            : entity is string && project is null ? throw RequestReader.Refuse(
                "project", Messages.Get("an entity's name needs the project that it is in"))
            : new EntityReference(entity, project);
    }

    /// <summary>Finds it.</summary>
    /// <exception cref="XmlRpcFaultException">404: there is none, or none that the caller may see.</exception>
    public Entity Find(InventoryAccess access, InventoryModel model)
    {
        if (Entity is long id)
        {
            return (Entity)access.Find(RecordKind.Entity, id);
        }

        Project project = access.FindProject(Project!);
        return model.FindEntity(project.Id, (string)Entity) ?? throw new XmlRpcFaultException(
            FaultCodes.NotFound, Messages.Format($"The project {project.Name} has no entity {Entity}."));
    }
}
