// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Model;

/// <summary>What the records of each kind name, and what is unique among them: the one place that knows.</summary>
internal static class RecordShape
{
    /// <summary>The kind of a record.</summary>
    public static RecordKind KindOf(IRecord record) => record switch
    {
        Project => RecordKind.Project,
        Location => RecordKind.Location,
        Entity => RecordKind.Entity,
        Interface => RecordKind.Interface,
        InterfaceAddress => RecordKind.Address,
        Service => RecordKind.Service,
        Communication => RecordKind.Communication,
        _ => throw new ArgumentException($"{record.GetType()} is no record of the inventory.", nameof(record)),
    };

    /// <summary>The records that a record names.</summary>
    public static IEnumerable<Reference> ReferencesOf(IRecord record) => record switch
    {
        Entity entity =>
        [
            Owner(RecordKind.Project, entity.Project),
            new(new(RecordKind.Location, entity.Location), ReferenceRole.Used),
            .. entity.Members.Select(id => new Reference(new(RecordKind.Entity, id), ReferenceRole.Member)),
        ],
        Interface { Entity: var entity } => [Owner(RecordKind.Entity, entity)],
        InterfaceAddress { NatOf: { } translated } address =>
        [
            Owner(RecordKind.Interface, address.Interface),
            new(new(RecordKind.Address, translated), ReferenceRole.Used),
        ],
        InterfaceAddress { Interface: var owner } => [Owner(RecordKind.Interface, owner)],
        Service { Project: { } project } => [Owner(RecordKind.Project, project)],
        Communication communication => ReferencesOf(communication),
        _ => [],
    };

    /// <summary>What must be unique about a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="model">The model that it is in, or goes into.</param>
    public static IEnumerable<UniqueKey> KeysOf(IRecord record, InventoryModel model) => record switch
    {
        Project { Name: var name } => [Name(RecordKind.Project, 0, name)],
        Location { Name: var name } => [Name(RecordKind.Location, 0, name)],
        Entity entity => [Name(RecordKind.Entity, entity.Project, entity.Name)],
        Interface one => [Name(RecordKind.Interface, one.Entity, one.Name)],
        InterfaceAddress address => KeysOf(address, model),
        Service service => [Name(RecordKind.Service, service.Project ?? 0, service.Name)],
        Communication c =>
        [
            new(RecordKind.Communication, "traffic", c.Project, (c.Source, c.Destination, c.Service, c.Traffic)),
        ],
        _ => [],
    };

    private static IEnumerable<Reference> ReferencesOf(Communication communication)
    {
        yield return Owner(RecordKind.Project, communication.Project);
        foreach (Endpoint end in (Endpoint[])[communication.Source, communication.Destination])
        {
            if (end.Kind != EndpointKind.Any)
            {
                RecordKind kind = end.Kind == EndpointKind.Entity ? RecordKind.Entity : RecordKind.Interface;
                yield return new Reference(new RecordId(kind, end.Id), ReferenceRole.End);
            }
        }

        if (communication.Service is { } service)
        {
            yield return new Reference(new RecordId(RecordKind.Service, service), ReferenceRole.Used);
        }
    }

    // An address with its prefix is unique in the entity, not only on the interface.
    private static IEnumerable<UniqueKey> KeysOf(InterfaceAddress address, InventoryModel model)
    {
        if (model.Interfaces.TryGetValue(address.Interface, out Interface? owner))
        {
            yield return new UniqueKey(
                RecordKind.Address, "ip", owner.Entity, (address.Address, address.PrefixLength));
        }
    }

    private static Reference Owner(RecordKind kind, long id) => new(new RecordId(kind, id), ReferenceRole.Owner);

    private static UniqueKey Name(RecordKind kind, long scope, string name) =>
        new(kind, "name", scope, name.ToUpperInvariant());
}
