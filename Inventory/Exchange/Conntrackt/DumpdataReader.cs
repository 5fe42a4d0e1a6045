// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Exchange.Json;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Conntrackt;

/// <summary>
/// Reads what <c>manage.py dumpdata conntrackt</c> wrote. An interface has one address there, and its netmask says what
/// rules match: an interface without bits beyond its mask is a network, and an entity with nothing else a subnet.
/// </summary>
internal sealed class DumpdataReader
{
    private static readonly Dictionary<string, object?> s_origin = new()
    {
        ["origin"] = ChoiceNames<CommunicationOrigin>.Of(CommunicationOrigin.Import),
    };

    private static readonly Dictionary<string, string> s_names = new()
    {
        ["ip"] = "address",
        ["match"] = "address",
        ["prefix"] = "netmask",
        ["ports"] = "port",
    };

    private const string WholeMask = "255.255.255.255";

    private readonly DumpdataTable _table;
    private readonly ImportFindings _findings;
    private readonly Dictionary<FileRecord, FileProject> _projects = [];
    private readonly Dictionary<FileRecord, FileRecord> _locations = [];
    private readonly Dictionary<FileRecord, FileInterface> _interfaces = [];
    private readonly Dictionary<FileInterface, FileProject> _projectOfInterface = [];

    private DumpdataReader(DumpdataTable table, ImportFindings findings)
    {
        _table = table;
        _findings = findings;
    }

    /// <summary>Reads a dump.</summary>
    /// <param name="text">The dump.</param>
    /// <param name="chosen">The one project that is imported; null for all.</param>
    /// <param name="findings">Where it goes what is wrong with single rows.</param>
    /// <exception cref="ImportFileException">The file cannot be read.</exception>
    public static ImportFile Read(ReadOnlyMemory<byte> text, string? chosen, ImportFindings findings)
    {
        var reader = new DumpdataReader(new DumpdataTable(JsonText.Read(text.Span), findings), findings);
        return reader.Read(chosen);
    }

    private ImportFile Read(string? chosen)
    {
        foreach (FileRecord row in _table.Of(DumpdataModel.Project).Values)
        {
            _projects.Add(row, new FileProject(Named(row)));
        }

        if (chosen is not null)
        {
            ChosenProject.Check(chosen, _projects.Values.Select(NameOf));
        }

        ReadEntities();
        ReadCommunications();
        var file = new ImportFile(IsWhole: true);
        file.Projects.AddRange(_projects.Values.Where(one => ChosenProject.Includes(chosen, NameOf(one))));
        file.Locations.AddRange(LocationsFor(chosen, file));
        return file;
    }

    private static string NameOf(FileProject project) => project.Record.GetValueOrDefault("name") as string ?? "";

    private IEnumerable<FileRecord> LocationsFor(string? chosen, ImportFile file)
    {
        if (chosen is null)
        {
            foreach (FileRecord row in _table.Of(DumpdataModel.Location).Values)
            {
                LocationOf(row);
            }

            return _locations.Values;
        }

        return file.Projects.SelectMany(one => one.Entities).Select(one => one.Record["location"]).OfType<FileRecord>().Distinct();
    }

    private void ReadEntities()
    {
        ILookup<FileRecord?, FileRecord> interfaces = _table.Of(DumpdataModel.Interface).Values
            .ToLookup(row => _table.Find(row, "entity", DumpdataModel.Entity));
        foreach (FileRecord row in _table.Of(DumpdataModel.Entity).Values)
        {
            FileRecord? project = _table.Find(row, "project", DumpdataModel.Project);
            FileRecord? location = _table.Find(row, "location", DumpdataModel.Location);
            if (project is null || location is null)
            {
                continue;
            }

            FileInterface[] own = [.. interfaces[row].Select(one => ReadInterface(one, _projects[project]))];
            bool isSubnet = own.Length > 0 && own.All(one => IsNetwork(one.Addresses[0]));
            FileRecord entity = Named(row, new()
            {
                ["kind"] = ChoiceNames<EntityKind>.Of(isSubnet ? EntityKind.Subnet : EntityKind.Host),
            });
            entity["location"] = LocationOf(location);
            RefuseUnknown(row, "name", "description", "project", "location");
            _projects[project].Entities.Add(new FileEntity(entity, own));
        }
    }

    private FileInterface ReadInterface(FileRecord row, FileProject project)
    {
        FileRecord record = Named(row);
        object? mask = row.GetValueOrDefault("netmask");
        var address = new FileRecord(row.Line)
        {
            Row = row,
            NameInFile = NameInFile,
            ["ip"] = row.GetValueOrDefault("address"),
            ["netmask"] = mask,
            ["match"] = ChoiceNames<AddressMatch>.Of(
                mask is null or WholeMask ? AddressMatch.Host : AddressMatch.Network),
        };
        RefuseUnknown(row, "name", "description", "entity", "address", "netmask");
        var one = new FileInterface(record, [address]);
        _interfaces.Add(row, one);
        _projectOfInterface.Add(one, project);
        return one;
    }

    private static bool IsNetwork(FileRecord address)
    {
        var found = new FindingList();
        var read = (InterfaceAddress)RecordFields.Read(
            RecordKind.Address, address, null, InventoryModel.Empty, found);
        return !found.HasErrors && read.Match == AddressMatch.Network && !read.HasHostBits;
    }

    private void ReadCommunications()
    {
        foreach (FileRecord row in _table.Of(DumpdataModel.Communication).Values)
        {
            FileInterface? source = FindInterface(row, "source");
            FileInterface? destination = FindInterface(row, "destination");
            if (source is not null && destination is not null)
            {
                _projectOfInterface[source].Communications.Add(ReadCommunication(row, source, destination));
            }
        }
    }

    private FileInterface? FindInterface(FileRecord row, string field)
    {
        if (_table.Find(row, field, DumpdataModel.Interface) is not { } found)
        {
            return null;
        }

        if (!_interfaces.TryGetValue(found, out FileInterface? one))
        {
            _findings.Refuse(
                row, ValidationCodes.Unknown, field, $"Line {found.Line}, which it needs, was refused.");
        }

        return one;
    }

    private FileRecord ReadCommunication(FileRecord row, FileInterface source, FileInterface destination)
    {
        var record = new FileRecord(row.Line)
        {
            Row = row,
            NameInFile = NameInFile,
            Usual = s_origin,
            ["source"] = source,
            ["destination"] = destination,
            ["protocol"] = row.GetValueOrDefault("protocol"),
            ["ports"] = row.GetValueOrDefault("port"),
            ["description"] = row.GetValueOrDefault("description"),
        };
        if (row.GetValueOrDefault("port") is not long)
        {
            _findings.Refuse(row, ValidationCodes.PortRange, "port", $"The port is missing.");
        }

        RefuseUnknown(row, "source", "destination", "protocol", "port", "description");
        return record;
    }

    private FileRecord LocationOf(FileRecord row)
    {
        if (!_locations.TryGetValue(row, out FileRecord? location))
        {
            location = Named(row);
            _locations.Add(row, location);
        }

        return location;
    }

    private static string NameInFile(string field) => s_names.GetValueOrDefault(field, field);

    // Descriptions had several lines there. Those of communications are refused if they have, because they came into rule
    // files; the others never did.
    private FileRecord Named(FileRecord row, Dictionary<string, object?>? usual = null)
    {
        string description = row.GetValueOrDefault("description") as string ?? "";
        string[] lines = description.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > 1)
        {
            _findings.Warn(row, ValidationCodes.LinesJoined, "description", $"The lines of the description were joined.");
        }

        return new FileRecord(row.Line)
        {
            Row = row,
            Usual = usual,
            ["name"] = row.GetValueOrDefault("name"),
            ["description"] = string.Join(' ', lines),
        };
    }

    private void RefuseUnknown(FileRecord row, params ReadOnlySpan<string> known)
    {
        foreach (string name in row.Keys)
        {
            if (!known.Contains(name))
            {
                _findings.Refuse(row, ValidationCodes.Value, name, $"There is no field {name} here.");
            }
        }
    }
}
