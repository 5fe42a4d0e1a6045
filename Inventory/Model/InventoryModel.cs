// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Inventory.Model;

/// <summary>
/// Everything that is declared at one moment, with the indexes to find it by. Immutable, and so safe to use from any
/// thread; an <see cref="InventoryEdit"/> makes the next one from it.
/// </summary>
public sealed class InventoryModel
{
    private readonly ModelTables _tables;

    internal InventoryModel(ModelTables tables) => _tables = tables;

    /// <summary>A model without any record.</summary>
    public static InventoryModel Empty { get; } = new(new ModelTables());

    /// <summary>The projects, by id.</summary>
    public IReadOnlyDictionary<long, Project> Projects => _tables.Projects;

    /// <summary>The locations, by id.</summary>
    public IReadOnlyDictionary<long, Location> Locations => _tables.Locations;

    /// <summary>The entities of all projects, by id.</summary>
    public IReadOnlyDictionary<long, Entity> Entities => _tables.Entities;

    /// <summary>The interfaces of all entities, by id.</summary>
    public IReadOnlyDictionary<long, Interface> Interfaces => _tables.Interfaces;

    /// <summary>The addresses of all interfaces, by id.</summary>
    public IReadOnlyDictionary<long, InterfaceAddress> Addresses => _tables.Addresses;

    /// <summary>The services of all projects and the shared ones, by id.</summary>
    public IReadOnlyDictionary<long, Service> Services => _tables.Services;

    /// <summary>The communications of all projects, by id.</summary>
    public IReadOnlyDictionary<long, Communication> Communications => _tables.Communications;

    internal ModelTables Tables => _tables;

    /// <summary>Finds a record of any kind.</summary>
    /// <param name="id">Which one.</param>
    /// <returns>The record; null where there is none.</returns>
    public IRecord? Find(RecordId id) => _tables.Find(id);

    /// <summary>The project with a name, whatever its case; null where there is none.</summary>
    public Project? FindProject(string name) => FindNamed(RecordKind.Project, 0, name) as Project;

    /// <summary>The location with a name, whatever its case; null where there is none.</summary>
    public Location? FindLocation(string name) => FindNamed(RecordKind.Location, 0, name) as Location;

    /// <summary>The entity of a project with a name, whatever its case; null where there is none.</summary>
    public Entity? FindEntity(long project, string name) => FindNamed(RecordKind.Entity, project, name) as Entity;

    /// <summary>The interface of an entity with a name, whatever its case; null where there is none.</summary>
    public Interface? FindInterface(long entity, string name) =>
        FindNamed(RecordKind.Interface, entity, name) as Interface;

    /// <summary>The service of a project with a name, else the shared one; null where there is none.</summary>
    public Service? FindService(long project, string name) =>
        (FindNamed(RecordKind.Service, project, name) ?? FindNamed(RecordKind.Service, 0, name)) as Service;

    /// <summary>The entities of a project, by ascending id.</summary>
    public IEnumerable<Entity> EntitiesOf(long project) =>
        Owned(new RecordId(RecordKind.Project, project), Entities);

    /// <summary>The interfaces of an entity, by ascending id.</summary>
    public IEnumerable<Interface> InterfacesOf(long entity) =>
        Owned(new RecordId(RecordKind.Entity, entity), Interfaces);

    /// <summary>The addresses of an interface, by ascending id.</summary>
    public IEnumerable<InterfaceAddress> AddressesOf(long @interface) =>
        Owned(new RecordId(RecordKind.Interface, @interface), Addresses);

    /// <summary>The services that a project has for itself, by ascending id.</summary>
    public IEnumerable<Service> ServicesOf(long project) =>
        Owned(new RecordId(RecordKind.Project, project), Services);

    /// <summary>The communications of a project, by ascending id.</summary>
    public IEnumerable<Communication> CommunicationsOf(long project) =>
        Owned(new RecordId(RecordKind.Project, project), Communications);

    /// <summary>The groups that an entity is a member of, by ascending id; not the groups of these groups.</summary>
    public IEnumerable<Entity> GroupsOf(long entity) => _tables
        .Referrers(new RecordId(RecordKind.Entity, entity), ReferenceRole.Member, RecordKind.Entity)
        .Select(id => Entities[id]);

    /// <summary>The communications that name an entity or one of its interfaces as an end, by ascending id.</summary>
    /// <remarks>Those that reach it through a group, or through anything, are not among them.</remarks>
    public IEnumerable<Communication> CommunicationsNaming(long entity)
    {
        ImmutableSortedSet<long> ids = _tables.Referrers(
            new RecordId(RecordKind.Entity, entity), ReferenceRole.End, RecordKind.Communication);
        foreach (Interface one in InterfacesOf(entity))
        {
            ids = ids.Union(_tables.Referrers(
                new RecordId(RecordKind.Interface, one.Id), ReferenceRole.End, RecordKind.Communication));
        }

        return ids.Select(id => Communications[id]);
    }

    /// <summary>The traffic that a communication means: its own, or that of its service.</summary>
    public ValueList<TrafficClass> TrafficOf(Communication communication)
    {
        if (communication.Traffic is { } traffic)
        {
            return [traffic];
        }

        return communication.Service is { } id && Services.TryGetValue(id, out Service? service)
            ? service.Entries
            : [];
    }

    /// <summary>The entity that an end of a communication belongs to; null for anything.</summary>
    public Entity? EntityOf(Endpoint end) => end.Kind switch
    {
        EndpointKind.Entity => Entities.GetValueOrDefault(end.Id),
        EndpointKind.Interface when Interfaces.TryGetValue(end.Id, out Interface? one) =>
            Entities.GetValueOrDefault(one.Entity),
        _ => null,
    };

    private IRecord? FindNamed(RecordKind kind, long scope, string name)
    {
        ImmutableSortedSet<long> ids = _tables.FindByKey(new UniqueKey(kind, "name", scope, name.ToUpperInvariant()));
        return ids.IsEmpty ? null : Find(new RecordId(kind, ids[0]));
    }

    private IEnumerable<T> Owned<T>(RecordId owner, IReadOnlyDictionary<long, T> records)
        where T : class, IRecord =>
        _tables.Referrers(owner, ReferenceRole.Owner, RecordKindOf<T>.Value).Select(id => records[id]);
}
