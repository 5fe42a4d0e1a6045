// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Exchange.Json;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Conntrackt;

/// <summary>
/// Writes of a project what Django Conntrackt can have, in the way of its dumpdata. A communication is there as a whole
/// or not at all: half of its conditions would permit more than it does.
/// </summary>
internal sealed class DumpdataWriter
{
    private readonly Project _project;
    private readonly InventoryModel _model;
    private readonly FindingList _findings;
    private readonly Entity[] _entities;
    private readonly Location[] _locations;
    private readonly Dictionary<long, long> _locationKeys;
    private readonly Dictionary<long, long> _entityKeys;
    private readonly DumpdataInterfaceList _interfaces;

    private DumpdataWriter(Project project, InventoryModel model, FindingList findings)
    {
        _project = project;
        _model = model;
        _findings = findings;
        _entities = [.. model.EntitiesOf(project.Id).OrderBy(one => one.Name, StringComparer.Ordinal)];
        _locations =
        [
            .. _entities.Select(one => one.Location).Distinct().Select(id => model.Locations[id])
                .OrderBy(one => one.Name, StringComparer.Ordinal),
        ];
        _locationKeys = KeysOf(_locations);
        _entityKeys = KeysOf(_entities);
        _interfaces = new DumpdataInterfaceList(_entities, project.Id, model, findings);
    }

    /// <summary>Writes a project.</summary>
    public static byte[] Write(Project project, InventoryModel model, FindingList findings)
    {
        var writer = new JsonRecordWriter();
        writer.WriteList(new DumpdataWriter(project, model, findings).Rows());
        writer.WriteRaw("\n"u8);
        return writer.ToArray();
    }

    // The key of each is its place, from 1.
    private static Dictionary<long, long> KeysOf(IRecord[] records) =>
        records.Index().ToDictionary(one => one.Item.Id, one => one.Index + 1L);

    private static FieldMap Row(string model, int key, FieldMap fields) =>
        new() { ["pk"] = (long)key, ["model"] = model, ["fields"] = fields };

    private static FieldMap Named(string name, string description) =>
        new() { ["name"] = name, ["description"] = description };

    private IEnumerable<FieldMap> Rows()
    {
        yield return Row(DumpdataModel.Project, 1, Named(_project.Name, _project.Description));
        for (int index = 0; index < _locations.Length; index++)
        {
            yield return Row(
                DumpdataModel.Location, index + 1, Named(_locations[index].Name, _locations[index].Description));
        }

        for (int index = 0; index < _entities.Length; index++)
        {
            yield return Row(DumpdataModel.Entity, index + 1, FieldsOf(_entities[index]));
        }

        for (int index = 0; index < _interfaces.All.Count; index++)
        {
            yield return Row(DumpdataModel.Interface, index + 1, FieldsOf(_interfaces.All[index]));
        }

        int key = 0;
        foreach (FieldMap fields in Communications())
        {
            yield return Row(DumpdataModel.Communication, ++key, fields);
        }
    }

    private FieldMap FieldsOf(Entity one)
    {
        FieldMap fields = Named(one.Name, one.Description);
        fields["project"] = 1L;
        fields["location"] = _locationKeys[one.Location];
        return fields;
    }

    private FieldMap FieldsOf(DumpdataInterface one)
    {
        FieldMap fields = Named(one.Name, one.Description);
        fields["entity"] = _entityKeys[one.Entity];
        fields["address"] = one.Address.Address.ToString();
        fields["netmask"] = one.Netmask;
        return fields;
    }

    private IEnumerable<FieldMap> Communications()
    {
        var written = new HashSet<(int, int, DumpdataTraffic)>();
        foreach (Communication one in CommunicationOrder.Of(_project.Id, _model))
        {
            if (PartsOf(one) is not { } parts)
            {
                string label = Label.Of(new RecordId(RecordKind.Communication, one.Id), _model);
                _findings.Add(
                    ValidationCodes.NotExported, "", $"{label} is left out: Conntrackt has no way to say it.");
                continue;
            }

            foreach ((int source, int destination, DumpdataTraffic traffic) in parts.Where(written.Add))
            {
                yield return new FieldMap
                {
                    ["source"] = (long)source,
                    ["destination"] = (long)destination,
                    ["protocol"] = traffic.Protocol,
                    ["port"] = (long)traffic.Port,
                    ["description"] = one.Description,
                };
            }
        }
    }

    private List<(int Source, int Destination, DumpdataTraffic Traffic)>? PartsOf(Communication one)
    {
        bool isPlain = one is { State: CommunicationState.Active, ValidFrom: null, ValidUntil: null, Rate: null };
        if (!isPlain || DumpdataTraffic.Of(_model.TrafficOf(one)) is not { } traffic)
        {
            return null;
        }

        List<(int, int, DumpdataTraffic)> parts =
        [
            .. from source in _interfaces.KeysOf(one.Source)
               from destination in _interfaces.KeysOf(one.Destination)
               where _interfaces.All[source - 1].Entity != _interfaces.All[destination - 1].Entity
               from part in traffic
               select (source, destination, part),
        ];
        return parts.Count > 0 ? parts : null;
    }
}
