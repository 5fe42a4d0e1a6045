// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Exchange.Staging;

/// <summary>
/// Makes the entities, interfaces and addresses that a table names and the inventory does not have: <c>a.b</c> is the
/// interface b of a where there is an entity a, or the table names one; otherwise it is an entity of that name. What
/// has no address in any row is not made.
/// </summary>
internal sealed class MissingEndStage(
    StagedRecords records, ImportFindings findings, AddressCells cells, long project)
{
    /// <summary>The location of entities that a table makes: a table has none.</summary>
    public const string Location = "unassigned";

    private readonly MissingEndList _missing = new(records.Model, findings, cells, project);

    /// <summary>Makes what the rows need.</summary>
    public void Stage(IEnumerable<FileRecord> rows)
    {
        foreach (FileRecord row in rows.Where(row => !findings.IsRefused(row)))
        {
            _missing.Add(row);
        }

        ILookup<string, (MissingEnd End, string Name)> interfaces = _missing.Ends
            .Select(end => (End: end, Place: SplitInterface(end.Name)))
            .Where(one => one.Place is not null)
            .ToLookup(
                one => one.Place!.Value.Owner, one => (one.End, one.Place!.Value.Name), InventoryText.NameComparer);
        foreach (MissingEnd end in _missing.Ends.Where(end => SplitInterface(end.Name) is null))
        {
            StageEntity(end, [.. interfaces[end.Name]]);
        }

        foreach (var group in interfaces.Where(one => !_missing.Has(one.Key)))
        {
            StageInterfaces(records.Model.FindEntity(project, group.Key)!, group);
        }
    }

    private void StageEntity(MissingEnd end, IReadOnlyList<(MissingEnd End, string Name)> interfaces)
    {
        InterfaceAddress[] all = [.. end.Addresses.Concat(interfaces.SelectMany(one => one.End.Addresses))];
        if (all.Length == 0)
        {
            return;
        }

        EntityKind kind = all.All(one => one.Match == AddressMatch.Network) ? EntityKind.Subnet : EntityKind.Host;
        FileRecord row = RowOf(end, end.Column);
        Entity? entity = records.Stage<Entity>(row, new FieldMap
        {
            ["name"] = end.Name,
            ["project"] = project,
            ["location"] = LocationFor(end),
            ["kind"] = ChoiceNames<EntityKind>.Of(kind),
        });
        if (entity is not null)
        {
            StageInterfaces(entity, interfaces);
            StageAddresses(entity, FreeName(interfaces), end);
        }
    }

    private static string FreeName(IReadOnlyList<(MissingEnd End, string Name)> taken) =>
        Enumerable.Range(0, taken.Count + 1)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"eth{number}"))
            .First(name => !taken.Any(one => InventoryText.NameComparer.Equals(one.Name, name)));

    private void StageInterfaces(Entity entity, IEnumerable<(MissingEnd End, string Name)> interfaces)
    {
        foreach ((MissingEnd end, string name) in interfaces)
        {
            StageAddresses(entity, name, end);
        }
    }

    // Those that the entity has on an interface already are not made a second time.
    private void StageAddresses(Entity entity, string name, MissingEnd end)
    {
        var present = records.Model.InterfacesOf(entity.Id)
            .SelectMany(one => records.Model.AddressesOf(one.Id))
            .Select(one => one.Matched)
            .ToHashSet();
        InterfaceAddress[] missing = [.. end.Addresses.Where(one => !present.Contains(one.Matched))];
        Interface? owner = records.Model.FindInterface(entity.Id, name);
        if (missing.Length > 0)
        {
            owner ??= records.Stage<Interface>(
                RowOf(end, end.Column), new FieldMap { ["entity"] = entity.Id, ["name"] = name });
        }

        if (owner is null)
        {
            return;
        }

        foreach (InterfaceAddress address in missing)
        {
            FieldMap fields = RecordFields.Write(address with { Interface = owner.Id }, records.Model);
            fields.Remove("id");
            records.Stage<InterfaceAddress>(RowOf(end, end.Column + "_address"), fields);
        }
    }

    private long LocationFor(MissingEnd end) =>
        (records.Model.FindLocation(Location) ??
            records.Stage<Location>(RowOf(end, end.Column), new FieldMap { ["name"] = Location }))?.Id ?? 0;

    private (string Owner, string Name)? SplitInterface(string text)
    {
        for (int dot = text.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = text.IndexOf('.', dot + 1))
        {
            string owner = text[..dot];
            if (dot < text.Length - 1 && (_missing.Has(owner) || records.Model.FindEntity(project, owner) is not null))
            {
                return (owner, text[(dot + 1)..]);
            }
        }

        return null;
    }

    private static FileRecord RowOf(MissingEnd end, string column) =>
        new(end.Row.Line) { Row = end.Row, NameInFile = _ => column };
}
