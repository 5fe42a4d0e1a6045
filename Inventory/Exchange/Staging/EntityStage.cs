// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>Puts the entities of one project into an edit, with their interfaces and addresses.</summary>
internal sealed class EntityStage(StagedRecords records, ImportFindings findings, long project)
{
    /// <summary>Puts an entity there; its members and what its addresses are translated to follow later.</summary>
    public void Stage(FileEntity one)
    {
        FieldMap fields = FieldsOf(one.Record, "location", "members");
        fields["project"] = project;
        if (FindLocation(one.Record) is { } location)
        {
            fields["location"] = location;
            if (records.Stage<Entity>(one.Record, fields) is { } entity)
            {
                StageInterfaces(one, entity.Id);
            }
        }
    }

    /// <summary>Puts the references to other entities there, once all are.</summary>
    public void StageReferences(FileEntity one)
    {
        if (one.Record.TryGetValue("members", out object? members) && records.IdOf(one.Record) is { } id)
        {
            StageMembers(one.Record, members, records.Model.Entities[id]);
        }

        foreach (FileRecord address in one.Interfaces.SelectMany(part => part.Addresses))
        {
            if (address.TryGetValue("nat_of", out object? other) && records.IdOf(address) is { } own)
            {
                StageTranslation(address, other as string ?? "", records.Model.Addresses[own]);
            }
        }
    }

    /// <summary>The fields of a row without those whose names become ids first.</summary>
    public static FieldMap FieldsOf(FileRecord row, params ReadOnlySpan<string> references)
    {
        var fields = new FieldMap();
        foreach ((string name, object? value) in row)
        {
            if (!references.Contains(name))
            {
                fields.Add(name, value);
            }
        }

        return fields;
    }

    private void StageInterfaces(FileEntity one, long entity)
    {
        foreach (FileInterface part in one.Interfaces)
        {
            FieldMap fields = FieldsOf(part.Record);
            fields["entity"] = entity;
            if (records.Stage<Interface>(part.Record, fields) is { } staged)
            {
                foreach (FileRecord address in part.Addresses)
                {
                    FieldMap own = FieldsOf(address, "nat_of");
                    own["interface"] = staged.Id;
                    records.Stage<InterfaceAddress>(address, own);
                }
            }
        }
    }

    private long? FindLocation(FileRecord row)
    {
        if (!row.TryGetValue("location", out object? value) &&
            records.Model.FindEntity(project, row.GetValueOrDefault("name") as string ?? "") is { } present)
        {
            return present.Location;
        }

        if (value is string name && records.Model.FindLocation(name.Trim()) is { } location)
        {
            return location.Id;
        }

        if (value is FileRecord refused)
        {
            return records.IdOf(refused) ??
                RefuseRow(
                    row, ValidationCodes.Unknown, "location", $"Line {refused.Line}, which it needs, was refused.");
        }

        return value is null
            ? RefuseRow(row, ValidationCodes.Unknown, "location", $"An entity needs a location.")
            : RefuseRow(row, ValidationCodes.Unknown, "location", $"There is no location {ShownValue.Of(value)}.");
    }

    private void StageMembers(FileRecord row, object? value, Entity group)
    {
        var ids = new SortedSet<long>();
        foreach (object? one in value as IEnumerable<object?> ?? [value])
        {
            string name = (one as string ?? "").Trim();
            if (records.Model.FindEntity(project, name) is { } member)
            {
                ids.Add(member.Id);
            }
            else
            {
                findings.RefuseRow(
                    row,
                    ValidationCodes.Unknown,
                    "members",
                    $"There is no entity {ShownValue.Of(name)} in the project.");
            }
        }

        records.Change(group with { Members = [.. ids] });
    }

    // "web1 10.0.0.10/24": the entity and its address.
    private void StageTranslation(FileRecord row, string text, InterfaceAddress address)
    {
        int blank = text.LastIndexOf(' ');
        IReadOnlyList<InterfaceAddress> sought = new AddressCells().Read(text[(blank + 1)..], out _);
        Entity? entity = blank > 0 && EndText.Find(text[..blank], project, records.Model) is { } end
            ? records.Model.EntityOf(end)
            : null;
        InterfaceAddress? other = entity is null
            ? null
            : records.Model.InterfacesOf(entity.Id)
                .SelectMany(one => records.Model.AddressesOf(one.Id))
                .FirstOrDefault(one => sought.Any(same =>
                    same.Address.Equals(one.Address) && same.PrefixLength == one.PrefixLength));
        if (other is null)
        {
            findings.RefuseRow(
                row, ValidationCodes.Unknown, "nat_of", $"There is no entity with an address {ShownValue.Of(text)}.");
        }
        else
        {
            records.Change(address with { NatOf = other.Id });
        }
    }

    private long? RefuseRow(FileRecord row, string code, string field, FormattableString message)
    {
        findings.RefuseRow(row, code, field, message);
        return null;
    }
}
