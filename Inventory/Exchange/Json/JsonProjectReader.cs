// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Json;

/// <summary>Reads the JSON that <see cref="JsonProjectWriter"/> writes, and what people write in its way.</summary>
internal static class JsonProjectReader
{
    private static readonly string[] s_parts =
        [JsonProjectWriter.Version, "project", "locations", "services", "entities", "communications"];

    private static readonly Dictionary<string, object?> s_origin = new()
    {
        ["origin"] = ChoiceNames<CommunicationOrigin>.Of(CommunicationOrigin.Import),
    };

    /// <summary>Reads a file.</summary>
    /// <param name="text">The file.</param>
    /// <param name="chosen">The project that it is to have; null for whatever it has.</param>
    /// <exception cref="ImportFileException">The file cannot be read.</exception>
    public static ImportFile Read(ReadOnlyMemory<byte> text, string? chosen)
    {
        if (JsonText.Read(text.Span) is not FileRecord root ||
            root.GetValueOrDefault(JsonProjectWriter.Version) is not 1L)
        {
            throw ImportFileException.At(
                1, ValidationCodes.Value, $"The file is no inventory of pyctd: it has no \"pyctd_inventory\": 1.");
        }

        if (root.Keys.FirstOrDefault(name => !s_parts.Contains(name)) is { } unknown)
        {
            throw ImportFileException.At(
                root.LineOf(unknown),
                ValidationCodes.Value,
                $"There is no part {ShownValue.Of(unknown)} in an inventory.");
        }

        if (root.GetValueOrDefault("project") is not FileRecord record)
        {
            throw ImportFileException.At(root.LineOf("project"), ValidationCodes.Value, $"The project is missing.");
        }

        ChosenProject.Check(chosen, [record.GetValueOrDefault("name") as string ?? ""]);
        var file = new ImportFile(IsWhole: true);
        var project = new FileProject(record);
        file.Projects.Add(project);
        file.Locations.AddRange(Records(root, "locations"));
        project.Services.AddRange(Records(root, "services"));
        project.Entities.AddRange(Records(root, "entities").Select(ReadEntity));
        project.Communications.AddRange(Records(root, "communications").Select(one => WithUsual(one, s_origin)));
        return file;
    }

    private static FileEntity ReadEntity(FileRecord record)
    {
        FileInterface[] interfaces = [.. Records(record, "interfaces").Select(ReadInterface)];
        record.Remove("interfaces");
        return new FileEntity(record, interfaces);
    }

    // An address that is the usual thing for its entity is its text alone.
    private static FileInterface ReadInterface(FileRecord record)
    {
        FileRecord[] addresses =
        [
            .. Values(record, "addresses").Select(one => one switch
            {
                FileRecord fields => fields,
                string text => new FileRecord(record.LineOf("addresses")) { ["ip"] = text },
                _ => throw ImportFileException.At(
                    record.LineOf("addresses"), ValidationCodes.Value, $"An address is neither a text nor an object."),
            }),
        ];
        record.Remove("addresses");
        return new FileInterface(record, addresses);
    }

    private static FileRecord WithUsual(FileRecord record, Dictionary<string, object?> usual)
    {
        record.Usual = usual;
        return record;
    }

    private static IEnumerable<FileRecord> Records(FileRecord owner, string part) => Values(owner, part)
        .Select(one => one as FileRecord ?? throw ImportFileException.At(
            owner.LineOf(part), ValidationCodes.Value, $"{part} has an element that is no object."));

    private static List<object?> Values(FileRecord owner, string part) =>
        !owner.TryGetValue(part, out object? value) ? []
        : value as List<object?> ?? throw ImportFileException.At(
            owner.LineOf(part), ValidationCodes.Value, $"{part} is no list.");
}
