// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Auth;
using Contract;
using Daemon.Sessions;
using Inventory.Model;
using Localization;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary>
/// What a session may do in a model. Projects that it may not see do not exist for it; locations and shared services,
/// which belong to no project, are seen by all and changed by those who may do so everywhere. For use by one thread.
/// </summary>
internal sealed class InventoryAccess(Session session, InventoryModel model)
{
    private readonly Dictionary<long, bool> _seen = [];

    /// <summary>Whether the session may see everything.</summary>
    public bool SeesEverything => Everywhere(InventoryPermissions.View);

    /// <summary>Whether the session may see a project; null stands for what belongs to none.</summary>
    public bool SeesProject(long? project)
    {
        if (project is not { } id)
        {
            return true;
        }

        if (!_seen.TryGetValue(id, out bool isSeen))
        {
            _seen[id] = isSeen = Has(InventoryPermissions.View, id);
        }

        return isSeen;
    }

    /// <summary>Whether the session may see a record of the model.</summary>
    public bool Sees(IRecord record) => SeesEverything || SeesProject(ProjectRecords.OwnerOf(record, model));

    /// <summary>A record that must be there.</summary>
    /// <exception cref="XmlRpcFaultException">404: there is none, or none that the session may see.</exception>
    public IRecord Find(RecordKind kind, long id) =>
        model.Find(new RecordId(kind, id)) is { } record && Sees(record)
            ? record
            : throw new XmlRpcFaultException(
                FaultCodes.NotFound, Messages.Format($"There is no {ModelNames.Of(kind)} with the id {id}."));

    /// <summary>The project that a request names by its id or name.</summary>
    /// <exception cref="XmlRpcFaultException">404: there is none, or none that the session may see.</exception>
    public Project FindProject(object reference)
    {
        Project? project = reference is long id ? model.Projects.GetValueOrDefault(id) : model.FindProject((string)reference);
        return project is not null && SeesProject(project.Id)
            ? project
            : throw new XmlRpcFaultException(
                FaultCodes.NotFound, Messages.Format($"There is no project {reference}."));
    }

    /// <summary>The only project that the session may see.</summary>
    /// <exception cref="Inventory.Validation.InventoryValidationException">There are several, or none.</exception>
    public Project FindOnlyProject()
    {
        Project[] seen = [.. model.Projects.Values.Where(project => SeesProject(project.Id)).Take(2)];
        return seen is [Project only]
            ? only
            : throw RequestReader.Refuse("project", Messages.Get("this is missing, and there is not just one project"));
    }

    /// <summary>Refuses a session that lacks a permission.</summary>
    /// <param name="permission">The permission.</param>
    /// <param name="project">Where it is needed; null for what belongs to no project.</param>
    /// <exception cref="XmlRpcFaultException">403.</exception>
    public void Require(InventoryPermissions permission, long? project)
    {
        string name = permission.ToString().ToLowerInvariant();
        if (project is not { } id)
        {
            if (!Everywhere(permission))
            {
                throw Forbidden(Messages.Format(
                    $"User \"{session.User}\" lacks the permission inventory.{name} for all projects, which this call needs."));
            }
        }
        else if (!Has(permission, id))
        {
            throw Forbidden(Messages.Format(
                $"User \"{session.User}\" lacks the permission inventory.{name} for the project {NameOf(id)}, which this call needs."));
        }
    }

    private static XmlRpcFaultException Forbidden(string text) => new(FaultCodes.Forbidden, text);

    private bool Everywhere(InventoryPermissions permission) =>
        session.Rights.Inventory.Any(grant => grant.AllowsEverywhere(permission));

    private bool Has(InventoryPermissions permission, long project) =>
        session.Rights.Inventory.Any(grant => grant.Allows(permission, project, NameOf(project)));

    private string NameOf(long project) => model.Projects.GetValueOrDefault(project)?.Name ?? "";
}
