// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Contract;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary>
/// Which records of a kind a list shows: those whose fields are all as asked for. Besides the fields, records can be
/// chosen by the <c>project</c> or <c>entity</c> that they belong to, and by <c>q</c>, a text within name or
/// description. For use by one thread.
/// </summary>
internal sealed class RecordFilter
{
    private const string Project = "project";
    private const string Entity = "entity";
    private const string Query = "q";

    private readonly RecordKind _kind;
    private readonly IReadOnlyDictionary<string, object?> _wanted;

    /// <summary>Makes it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="wanted">What is asked for, by field.</param>
    /// <exception cref="InventoryValidationException">There is no such field.</exception>
    public RecordFilter(RecordKind kind, IReadOnlyDictionary<string, object?> wanted)
    {
        _kind = kind;
        _wanted = wanted;
        IReadOnlyList<string> fields = InventoryFields.Of(ModelNames.Of(kind));
        if (wanted.Keys.FirstOrDefault(name => name is not (Project or Entity or Query) && !fields.Contains(name))
            is { } unknown)
        {
            throw RequestReader.Refuse($"filter.{unknown}", Messages.Format(
                $"there is no such field; there are {string.Join(", ", fields)}, {Project}, {Entity} and {Query}"));
        }
    }

    /// <summary>The records that may match, by ascending id, before their fields are looked at.</summary>
    /// <param name="access">What the caller may see.</param>
    /// <param name="model">The model.</param>
    public IEnumerable<IRecord> Candidates(InventoryAccess access, InventoryModel model)
    {
        long? project = _wanted.GetValueOrDefault(Project) is { } named
            ? access.FindProject(named is int id ? (long)id : named is long or string ? named : "").Id
            : null;
        IEnumerable<IRecord> all = project is { } one && _kind == RecordKind.Communication
            ? model.CommunicationsOf(one)
            : All(model).Where(record => project is null || ProjectRecords.OwnerOf(record, model) == project);
        return all.Where(record => access.Sees(record) && BelongsToEntity(record, model));
    }

    /// <summary>Whether the fields must be looked at.</summary>
    public bool LooksAtFields => _wanted.Keys.Any(name => name is not (Project or Entity));

    /// <summary>Whether a record's fields are as asked for.</summary>
    public bool Matches(FieldMap fields) => _wanted.All(wanted => wanted.Key switch
    {
        Project or Entity => true,
        Query => Contains(fields, "name", wanted.Value) || Contains(fields, "description", wanted.Value),
        _ => IsSame(fields.GetValueOrDefault(wanted.Key), wanted.Value),
    });

    private static bool Contains(FieldMap fields, string name, object? text) =>
        fields.GetValueOrDefault(name) is string value && value.Contains(Text(text), StringComparison.OrdinalIgnoreCase);

    private static bool IsSame(object? value, object? wanted) => value switch
    {
        IReadOnlyDictionary<string, object?> end => IsSame(end.GetValueOrDefault("name"), wanted),
        IEnumerable<object?> list => list.Any(one => IsSame(one, wanted)),
        bool truth => Text(wanted) is var text && text.Equals(Text(truth), StringComparison.OrdinalIgnoreCase)
            || text == (truth ? "1" : "0"),
        _ => Text(value).Equals(Text(wanted), StringComparison.OrdinalIgnoreCase),
    };

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private IEnumerable<IRecord> All(InventoryModel model)
    {
        IEnumerable<IRecord> records = _kind switch
        {
            RecordKind.Project => model.Projects.Values,
            RecordKind.Location => model.Locations.Values,
            RecordKind.Entity => model.Entities.Values,
            RecordKind.Interface => model.Interfaces.Values,
            RecordKind.Address => model.Addresses.Values,
            RecordKind.Service => model.Services.Values,
            _ => model.Communications.Values,
        };
        return records.OrderBy(record => record.Id);
    }

    private bool BelongsToEntity(IRecord record, InventoryModel model)
    {
        if (_wanted.GetValueOrDefault(Entity) is not { } entity)
        {
            return true;
        }

        return Owners(record, model).Any(owner => owner is not null
            && (Text(entity) == Text(owner.Id) || owner.Name.Equals(Text(entity), StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<Entity?> Owners(IRecord record, InventoryModel model) => record switch
    {
        Interface { Entity: var id } => [model.Entities.GetValueOrDefault(id)],
        InterfaceAddress { Interface: var id } when model.Interfaces.TryGetValue(id, out Interface? owner) =>
            Owners(owner, model),
        Communication communication => [model.EntityOf(communication.Source), model.EntityOf(communication.Destination)],
        _ => [],
    };
}
