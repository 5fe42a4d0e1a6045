// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Csv;

/// <summary>Reads a table of communications, of one project or several.</summary>
internal static class CsvProjectReader
{
    private static readonly string[] s_plain = ["description", "valid_until", "owner", "ticket"];

    private static readonly Dictionary<string, object?> s_origin = new()
    {
        ["origin"] = ChoiceNames<CommunicationOrigin>.Of(CommunicationOrigin.Import),
    };

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="chosen">The project whose rows are imported, and that of rows that name none; null for all.</param>
    /// <param name="findings">Where it goes what is wrong with single rows.</param>
    /// <exception cref="ImportFileException">The file cannot be read.</exception>
    public static ImportFile Read(ReadOnlyMemory<byte> text, string? chosen, ImportFindings findings)
    {
        var file = new ImportFile(IsWhole: false);
        var projects = new Dictionary<string, FileProject>(InventoryText.NameComparer);
        CsvHeader? header = null;
        foreach (CsvRow row in CsvText.Read(text))
        {
            if (header is null)
            {
                header = new CsvHeader(row);
                continue;
            }

            (string name, FileRecord record) = ReadRow(row, header, chosen, findings);
            if (name.Length == 0)
            {
                findings.RefuseRow(record, ValidationCodes.Value, CsvColumns.Project, $"The project is missing.");
                continue;
            }

            if (!projects.TryGetValue(name, out FileProject? project))
            {
                project = new FileProject(new FileRecord(row.Line) { ["name"] = name });
                projects.Add(name, project);
            }

            project.Communications.Add(record);
        }

        if (header is null)
        {
            throw ImportFileException.At(1, ValidationCodes.Value, $"The file is empty.");
        }

        if (chosen is not null && projects.Count > 0)
        {
            ChosenProject.Check(chosen, projects.Keys);
        }

        file.Projects.AddRange(
            projects.Values.Where(one => ChosenProject.Includes(chosen, (string)one.Record["name"]!)));
        return file;
    }

    private static (string Project, FileRecord Record) ReadRow(
        CsvRow row, CsvHeader header, string? chosen, ImportFindings findings)
    {
        Dictionary<string, string> cells = header.Read(row, out bool surplus);
        var record = new FileRecord(row.Line) { Usual = s_origin };
        string project = cells.GetValueOrDefault(CsvColumns.Project) is { Length: > 0 } name ? name : chosen ?? "";
        CheckForm(row, cells, record, surplus, findings);
        foreach (string end in (string[])[CsvColumns.Source, CsvColumns.Destination])
        {
            record[end] = new AddressedEnd(
                cells.GetValueOrDefault(end, ""), cells.GetValueOrDefault(end + CsvColumns.AddressSuffix, ""));
        }

        CsvTraffic.Read(
            cells.GetValueOrDefault(CsvColumns.Protocol, ""), cells.GetValueOrDefault(CsvColumns.Ports, ""), record);
        foreach (string column in s_plain.Where(header.Has))
        {
            record[column] = cells.GetValueOrDefault(column, "");
        }

        if (cells.GetValueOrDefault("state") is { Length: > 0 } state)
        {
            record["state"] = state;
        }

        return (project, record);
    }

    private static void CheckForm(
        CsvRow row,
        Dictionary<string, string> cells,
        FileRecord record,
        bool surplus,
        ImportFindings findings)
    {
        if (row.IsBroken)
        {
            findings.RefuseRow(
                record,
                ValidationCodes.Value,
                "",
                $"A quote does not begin or end a cell; inside of cells it is doubled.");
        }

        if (surplus)
        {
            findings.RefuseRow(
                record, ValidationCodes.Value, "", $"The row has more cells than the header has columns.");
        }

        if (cells.GetValueOrDefault(CsvColumns.Protocol, "").Length == 0)
        {
            findings.RefuseRow(record, ValidationCodes.Value, CsvColumns.Protocol, $"The protocol is missing.");
        }

        foreach ((string column, _) in cells.Where(cell => cell.Value.AsSpan().ContainsAny('\r', '\n')))
        {
            findings.RefuseRow(record, ValidationCodes.Text, column, $"The cell of {column} has more than one line.");
        }
    }
}
