// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Inventory.Model;

/// <summary>
/// The records and the indexes over them. An edit changes a copy; once that has become a model, it changes no more.
/// </summary>
internal sealed class ModelTables
{
    private readonly Dictionary<UniqueKey, ImmutableSortedSet<long>> _keys;
    private readonly Dictionary<(RecordId Target, ReferenceRole Role, RecordKind By), ImmutableSortedSet<long>> _referrers;
    private readonly long[] _lastIds;

    public ModelTables()
    {
        _keys = [];
        _referrers = [];
        _lastIds = new long[Enum.GetValues<RecordKind>().Length];
    }

    private ModelTables(ModelTables other)
    {
        Projects = new(other.Projects);
        Locations = new(other.Locations);
        Entities = new(other.Entities);
        Interfaces = new(other.Interfaces);
        Addresses = new(other.Addresses);
        Services = new(other.Services);
        Communications = new(other.Communications);
        _keys = new(other._keys);
        _referrers = new(other._referrers);
        _lastIds = [.. other._lastIds];
    }

    public Dictionary<long, Project> Projects { get; } = [];

    public Dictionary<long, Location> Locations { get; } = [];

    public Dictionary<long, Entity> Entities { get; } = [];

    public Dictionary<long, Interface> Interfaces { get; } = [];

    public Dictionary<long, InterfaceAddress> Addresses { get; } = [];

    public Dictionary<long, Service> Services { get; } = [];

    public Dictionary<long, Communication> Communications { get; } = [];

    public ModelTables Copy() => new(this);

    /// <summary>A new id: ids are counted up, so that none comes again.</summary>
    public long NextId(RecordKind kind) => ++_lastIds[(int)kind];

    /// <summary>The highest id that was ever given to a kind.</summary>
    public long LastId(RecordKind kind) => _lastIds[(int)kind];

    /// <summary>Notes that ids up to this one have been given, also to records that are gone.</summary>
    public void KeepIds(RecordKind kind, long last) => _lastIds[(int)kind] = Math.Max(_lastIds[(int)kind], last);

    /// <summary>The records with a key that should be unique: one, or more while an edit is wrong or unfinished.</summary>
    public ImmutableSortedSet<long> FindByKey(UniqueKey key) => _keys.GetValueOrDefault(key, []);

    public ImmutableSortedSet<long> Referrers(RecordId target, ReferenceRole role, RecordKind by) =>
        _referrers.GetValueOrDefault((target, role, by), []);

    /// <summary>All records that name one, in whichever role.</summary>
    public IEnumerable<RecordId> ReferrersOf(RecordId target) =>
        from role in Enum.GetValues<ReferenceRole>()
        from kind in Enum.GetValues<RecordKind>()
        from id in Referrers(target, role, kind)
        select new RecordId(kind, id);

    public IRecord? Find(RecordId id) => id.Kind switch
    {
        RecordKind.Project => Projects.GetValueOrDefault(id.Id),
        RecordKind.Location => Locations.GetValueOrDefault(id.Id),
        RecordKind.Entity => Entities.GetValueOrDefault(id.Id),
        RecordKind.Interface => Interfaces.GetValueOrDefault(id.Id),
        RecordKind.Address => Addresses.GetValueOrDefault(id.Id),
        RecordKind.Service => Services.GetValueOrDefault(id.Id),
        RecordKind.Communication => Communications.GetValueOrDefault(id.Id),
        _ => null,
    };

    /// <summary>Puts a record in the place of the one with its id, or adds it.</summary>
    public void Put(IRecord record, InventoryModel model)
    {
        RecordKind kind = RecordShape.KindOf(record);
        if (record is Interface moved &&
            Interfaces.TryGetValue(moved.Id, out Interface? present) && present.Entity != moved.Entity)
        {
            Move(moved, model);
            return;
        }

        Remove(new RecordId(kind, record.Id), model);
        switch (record)
        {
            case Project project: Projects[record.Id] = project; break;
            case Location location: Locations[record.Id] = location; break;
            case Entity entity: Entities[record.Id] = entity; break;
            case Interface one: Interfaces[record.Id] = one; break;
            case InterfaceAddress address: Addresses[record.Id] = address; break;
            case Service service: Services[record.Id] = service; break;
            case Communication communication: Communications[record.Id] = communication; break;
        }

        KeepIds(kind, record.Id);
        foreach (UniqueKey key in RecordShape.KeysOf(record, model))
        {
            _keys[key] = FindByKey(key).Add(record.Id);
        }

        foreach (Reference reference in RecordShape.ReferencesOf(record).Distinct())
        {
            (RecordId, ReferenceRole, RecordKind) place = (reference.Target, reference.Role, kind);
            _referrers[place] = _referrers.GetValueOrDefault(place, []).Add(record.Id);
        }
    }

    /// <summary>Takes a record out; nothing happens where there is none.</summary>
    public void Remove(RecordId id, InventoryModel model)
    {
        if (Find(id) is not { } record)
        {
            return;
        }

        foreach (UniqueKey key in RecordShape.KeysOf(record, model))
        {
            Forget(_keys, key, id.Id);
        }

        foreach (Reference reference in RecordShape.ReferencesOf(record).Distinct())
        {
            Forget(_referrers, (reference.Target, reference.Role, id.Kind), id.Id);
        }

        _ = id.Kind switch
        {
            RecordKind.Project => Projects.Remove(id.Id),
            RecordKind.Location => Locations.Remove(id.Id),
            RecordKind.Entity => Entities.Remove(id.Id),
            RecordKind.Interface => Interfaces.Remove(id.Id),
            RecordKind.Address => Addresses.Remove(id.Id),
            RecordKind.Service => Services.Remove(id.Id),
            _ => Communications.Remove(id.Id),
        };
    }

    // Addresses are unique in the entity of their interface, and so have to be taken along.
    private void Move(Interface moved, InventoryModel model)
    {
        InterfaceAddress[] addresses = [.. model.AddressesOf(moved.Id)];
        foreach (InterfaceAddress address in addresses)
        {
            Remove(new RecordId(RecordKind.Address, address.Id), model);
        }

        Remove(new RecordId(RecordKind.Interface, moved.Id), model);
        foreach (IRecord record in (IEnumerable<IRecord>)[moved, .. addresses])
        {
            Put(record, model);
        }
    }

    private static void Forget<TPlace>(Dictionary<TPlace, ImmutableSortedSet<long>> index, TPlace place, long id)
        where TPlace : notnull
    {
        ImmutableSortedSet<long> rest = index.GetValueOrDefault(place, []).Remove(id);
        if (rest.IsEmpty)
        {
            index.Remove(place);
        }
        else
        {
            index[place] = rest;
        }
    }
}
