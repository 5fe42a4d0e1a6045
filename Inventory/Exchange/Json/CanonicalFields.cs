// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Json;

/// <summary>
/// The fields of records in a file: names in the place of ids, always in the same order, and without those that are as
/// they are in a new record.
/// </summary>
internal sealed class CanonicalFields(long project, InventoryModel model, FindingList findings)
{
    private static readonly IPAddress s_noAddress = IPAddress.Any;

    /// <summary>Those of the project.</summary>
    public FieldMap Of(Project one) => Pick(one, new Project { Name = "" }, "name", "description", "tags", "owner");

    /// <summary>Those of a location.</summary>
    public FieldMap Of(Location one) => Pick(one, new Location { Name = "" }, "name", "description");

    /// <summary>Those of a service.</summary>
    public FieldMap Of(Service one)
    {
        FieldMap fields = Pick(one, new Service { Name = "", Entries = [] }, "name", "description", "entries");
        return one.Project is null ? fields.AddText("scope", "global") : fields;
    }

    /// <summary>Those of an entity, with its interfaces and their addresses.</summary>
    public FieldMap Of(Entity one)
    {
        var fields = new FieldMap
        {
            ["name"] = one.Name,
            ["kind"] = ChoiceNames<EntityKind>.Of(one.Kind),
            ["location"] = model.Locations[one.Location].Name,
        };
        var empty = new Entity { Name = "", Project = 0, Location = 0 };
        Add(fields, Pick(one, empty, "description", "tags", "profile", "managed", "observer"));
        object?[] members = [.. one.Members.Select(id => model.Entities[id].Name).Order(System.StringComparer.Ordinal)];
        object?[] interfaces =
        [
            .. model.InterfacesOf(one.Id).OrderBy(part => part.Name, System.StringComparer.Ordinal)
                .Select(part => Of(part, one)),
        ];
        return fields
            .AddPresent("members", members.Length > 0 ? members : null)
            .AddPresent("interfaces", interfaces.Length > 0 ? interfaces : null);
    }

    /// <summary>Those of a communication.</summary>
    public FieldMap Of(Communication one)
    {
        var fields = new FieldMap
        {
            ["source"] = OfEnd(one.Source),
            ["destination"] = OfEnd(one.Destination),
        };
        if (one.Service is { } service)
        {
            fields["service"] = OfService(model.Services[service]);
        }

        var empty = new Communication
        {
            Project = 0,
            Source = default,
            Destination = default,
            Origin = CommunicationOrigin.Import,
        };
        Add(fields, Pick(
            one,
            empty,
            "protocol",
            "ports",
            "sports",
            "icmp_type",
            "icmp_code",
            "description",
            "state",
            "valid_from",
            "valid_until",
            "owner",
            "ticket",
            "log",
            "rate",
            "origin",
            "evidence"));
        return fields;
    }

    private object OfEnd(Endpoint end)
    {
        if (EndText.Of(end, project, model) is { } text)
        {
            return text;
        }

        Entity entity = model.EntityOf(end)!;
        return new FieldMap { ["entity"] = entity.Name }
            .AddPresent("project", entity.Project == project ? null : model.Projects[entity.Project].Name)
            .AddPresent("interface", end.Kind == EndpointKind.Interface ? model.Interfaces[end.Id].Name : null);
    }

    private object OfService(Service service) => model.FindService(project, service.Name) == service
        ? service.Name
        : new FieldMap { ["global"] = service.Name };

    private FieldMap Of(Interface one, Entity owner)
    {
        var fields = new FieldMap { ["name"] = one.Name };
        Add(fields, Pick(one, new Interface { Entity = 0 }, "device", "description"));
        fields["addresses"] = model.AddressesOf(one.Id)
            .OrderBy(address => address.Network.IsIPv6)
            .ThenBy(address => address.Network.IsIPv6
                ? Contract.Net.IpPrefix.FromAddress(address.Address).IPv6Network
                : Contract.Net.IpPrefix.FromAddress(address.Address).IPv4Network)
            .ThenBy(address => address.PrefixLength)
            .Select(address => Of(address, owner))
            .ToArray();
        return fields;
    }

    private object Of(InterfaceAddress one, Entity owner)
    {
        var usual = new InterfaceAddress
        {
            Interface = 0,
            Address = s_noAddress,
            PrefixLength = 0,
            Match = owner.Kind == EntityKind.Subnet ? AddressMatch.Network : AddressMatch.Host,
        };
        string text = $"{one.Address}/{one.PrefixLength}";
        FieldMap fields = Pick(one, usual, "match", "role").AddPresent("nat_of", OfTranslation(one));
        if (fields.Count == 0)
        {
            return text;
        }

        var all = new FieldMap { ["ip"] = text };
        Add(all, fields);
        return all;
    }

    private string? OfTranslation(InterfaceAddress one)
    {
        if (one.NatOf is not { } id)
        {
            return null;
        }

        InterfaceAddress other = model.Addresses[id];
        Entity entity = model.Entities[model.Interfaces[other.Interface].Entity];
        if (EndText.Of(Endpoint.OfEntity(entity.Id), project, model) is { } name)
        {
            return $"{name} {other.Address}/{other.PrefixLength}";
        }

        findings.Add(
            ValidationCodes.NotExported,
            "nat_of",
            $"{entity.Name} cannot be named; nat_of of {one.Address} is left out.");
        return null;
    }

    private FieldMap Pick(IRecord record, IRecord empty, params System.ReadOnlySpan<string> names)
    {
        FieldMap all = RecordFields.Write(record, model);
        FieldMap usual = RecordFields.Write(empty, model);
        var picked = new FieldMap();
        foreach (string name in names)
        {
            if (all.TryGetValue(name, out object? value) && !Equals(value, usual.GetValueOrDefault(name)))
            {
                picked[name] = value;
            }
        }

        return picked;
    }

    private static void Add(FieldMap fields, FieldMap more)
    {
        foreach (KeyValuePair<string, object?> one in more)
        {
            fields.Add(one.Key, one.Value);
        }
    }
}
