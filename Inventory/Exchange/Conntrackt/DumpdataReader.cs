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

    private readonly DumpdataTable _table;
    private readonly ImportFindings _findings;
    private readonly Dictionary<FileRecord, FileProject> _projects = [];
    private readonly Dictionary<FileRecord, FileRecord> _locations = [];
    private readonly Dictionary<FileRecord, FileInterface> _interfaces = [];
    private readonly HashSet<FileRecord> _passedOver = [];
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
            _projects.Add(row, new FileProject(DumpdataFields.Named(row, _findings)));
        }

        if (chosen is not null)
        {
            ChosenProject.Check(chosen, _projects.Values.Select(NameOf));
        }

        ReadEntities(chosen);
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

        return file.Projects
            .SelectMany(one => one.Entities)
            .Select(one => one.Record["location"])
            .OfType<FileRecord>()
            .Distinct();
    }

    private void ReadEntities(string? chosen)
    {
        ILookup<FileRecord?, FileRecord> interfaces = _table.Of(DumpdataModel.Interface).Values
            .ToLookup(row => _table.Find(row, "entity", DumpdataModel.Entity));
        foreach (FileRecord row in _table.Of(DumpdataModel.Entity).Values)
        {
            FileRecord? project = _table.Find(row, "project", DumpdataModel.Project);
            if (project is not null && !ChosenProject.Includes(chosen, NameOf(_projects[project])))
            {
                _passedOver.UnionWith(interfaces[row]);
                continue;
            }

            FileRecord? location = _table.Find(row, "location", DumpdataModel.Location);
            if (project is null || location is null)
            {
                continue;
            }

            FileInterface[] own = [.. interfaces[row].Select(one => ReadInterface(one, _projects[project]))];
            bool isSubnet = own.Length > 0 && own.All(one => DumpdataAddress.IsNetwork(one.Addresses[0]));
            FileRecord entity = DumpdataFields.Named(row, _findings, new()
            {
                ["kind"] = ChoiceNames<EntityKind>.Of(isSubnet ? EntityKind.Subnet : EntityKind.Host),
            });
            entity["location"] = LocationOf(location);
            DumpdataFields.RefuseUnknown(row, _findings, "name", "description", "project", "location");
            _projects[project].Entities.Add(new FileEntity(entity, own));
        }
    }

    private FileInterface ReadInterface(FileRecord row, FileProject project)
    {
        var one = new FileInterface(DumpdataFields.Named(row, _findings), [DumpdataAddress.Of(row)]);
        DumpdataFields.RefuseUnknown(row, _findings, "name", "description", "entity", "address", "netmask");
        _interfaces.Add(row, one);
        _projectOfInterface.Add(one, project);
        return one;
    }

    private void ReadCommunications()
    {
        foreach (FileRecord row in _table.Of(DumpdataModel.Communication).Values)
        {
            // A communication belongs to the project of its source.
            FileRecord? from = _table.Find(row, "source", DumpdataModel.Interface);
            if (from is not null && _passedOver.Contains(from))
            {
                continue;
            }

            FileInterface? source = FindInterface(row, "source", from);
            FileInterface? destination = FindInterface(
                row, "destination", _table.Find(row, "destination", DumpdataModel.Interface));
            if (source is not null && destination is not null)
            {
                _projectOfInterface[source].Communications.Add(ReadCommunication(row, source, destination));
            }
        }
    }

    private FileInterface? FindInterface(FileRecord row, string field, FileRecord? found)
    {
        if (found is null)
        {
            return null;
        }

        if (_interfaces.TryGetValue(found, out FileInterface? one))
        {
            return one;
        }

        if (_passedOver.Contains(found))
        {
            _findings.RefuseRow(row, ValidationCodes.CrossProject, field, $"The {field} is in another project.");
        }
        else
        {
            _findings.RefuseRow(
                row, ValidationCodes.Unknown, field, $"Line {found.Line}, which it needs, was refused.");
        }

        return null;
    }

    private FileRecord ReadCommunication(FileRecord row, FileInterface source, FileInterface destination)
    {
        var record = new FileRecord(row.Line)
        {
            Row = row,
            NameInFile = DumpdataFields.NameInFile,
            Usual = s_origin,
            ["source"] = source,
            ["destination"] = destination,
            ["protocol"] = row.GetValueOrDefault("protocol"),
            ["ports"] = row.GetValueOrDefault("port"),
            ["description"] = row.GetValueOrDefault("description"),
        };
        if (row.GetValueOrDefault("port") is not long)
        {
            _findings.RefuseRow(row, ValidationCodes.PortRange, "port", $"The port is missing.");
        }

        DumpdataFields.RefuseUnknown(row, _findings, "source", "destination", "protocol", "port", "description");
        return record;
    }

    private FileRecord LocationOf(FileRecord row)
    {
        if (!_locations.TryGetValue(row, out FileRecord? location))
        {
            location = DumpdataFields.Named(row, _findings);
            _locations.Add(row, location);
        }

        return location;
    }
}
