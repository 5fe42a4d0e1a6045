// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>Puts the communications of one project into an edit, where all that they name is already.</summary>
internal sealed class CommunicationStage(
    StagedRecords records, ImportFindings findings, EndResolver ends, DateTimeOffset time, long project)
{
    /// <summary>Puts one there and judges it; one that is refused leaves nothing behind.</summary>
    public void Stage(FileRecord row)
    {
        FieldMap fields = EntityStage.FieldsOf(row, "source", "destination", "service");
        fields["project"] = project;
        if (!ReadEnds(row, fields) || !ReadService(row, fields))
        {
            return;
        }

        if (records.Stage<Communication>(row, fields) is { } staged)
        {
            var id = new RecordId(RecordKind.Communication, staged.Id);
            records.Check(id, time);
            if (findings.IsRefused(row))
            {
                records.Undo(id);
            }
        }
    }

    private bool ReadEnds(FileRecord row, FieldMap fields)
    {
        foreach (string field in (string[])["source", "destination"])
        {
            if (ends.Find(row, field) is not { } end)
            {
                return false;
            }

            fields[field] = EndpointText.Write(end, records.Model);
        }

        return true;
    }

    private bool ReadService(FileRecord row, FieldMap fields)
    {
        object? value = row.GetValueOrDefault("service");
        if (value is null or "")
        {
            return true;
        }

        Service? service = value switch
        {
            string name => records.Model.FindService(project, name.Trim()),
            FileRecord { Count: 1 } shared when shared.TryGetValue("global", out object? name) =>
                records.Model.FindService(0, name as string ?? ""),
            _ => null,
        };
        if (service is null)
        {
            findings.RefuseRow(
                row, ValidationCodes.Unknown, "service", $"There is no service {ShownValue.Of(value)} here.");
            return false;
        }

        fields["service"] = service.Id;
        return true;
    }
}
