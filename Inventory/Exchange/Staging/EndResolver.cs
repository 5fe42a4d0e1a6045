// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>Finds the ends of communications by what a file says of them.</summary>
internal sealed class EndResolver(
    StagedRecords records, ImportFindings findings, AddressCells cells, long project)
{
    private readonly AddressedEndResolver _addressed = new(records, findings, cells, project);

    /// <summary>Finds an end of a row; null, with an error, where there is none.</summary>
    public Endpoint? Find(FileRecord row, string field)
    {
        object? value = row.GetValueOrDefault(field);
        switch (value)
        {
            case AddressedEnd addressed:
                return _addressed.Find(addressed, row, field);
            case FileInterface { Record: var other }:
                return records.IdOf(other) is { } id ? Endpoint.OfInterface(id) : RefuseRefused(row, field, other.Line);
            case null or "":
                findings.RefuseRow(row, ValidationCodes.Value, field, $"The {field} is missing.");
                return null;
        }

        Endpoint? end = value switch
        {
            string text => EndText.Find(text.Trim(), project, records.Model),
            FileRecord names => FindByNames(names),
            _ => null,
        };
        if (end is null)
        {
            findings.RefuseRow(
                row, ValidationCodes.Unknown, field, $"There is no entity or interface {ShownValue.Of(value)}.");
        }

        return end;
    }

    private Endpoint? FindByNames(FileRecord names)
    {
        long? owner = names.TryGetValue("project", out object? other)
            ? records.Model.FindProject(other as string ?? "")?.Id
            : project;
        if (owner is not { } scope ||
            records.Model.FindEntity(scope, names.GetValueOrDefault("entity") as string ?? "") is not { } entity)
        {
            return null;
        }

        return !names.TryGetValue("interface", out object? name) ? Endpoint.OfEntity(entity.Id)
            : records.Model.FindInterface(entity.Id, name as string ?? "") is { } one ? Endpoint.OfInterface(one.Id)
            : null;
    }

    private Endpoint? RefuseRefused(FileRecord row, string field, int line)
    {
        findings.RefuseRow(row, ValidationCodes.Unknown, field, $"Line {line}, which it needs, was refused.");
        return null;
    }
}
