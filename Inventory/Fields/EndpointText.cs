// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>
/// The end of a communication as a field: <c>any</c>, the name of an entity, <c>entity.interface</c>, or a map with the
/// id under <c>entity</c> or <c>interface</c>.
/// </summary>
internal static class EndpointText
{
    private const string Allowed = "any, an entity, entity.interface, or a struct with the id as entity or interface";

    /// <summary>Reads an end.</summary>
    public static Endpoint Read(FieldReader reader, string field, Endpoint present, long project, InventoryModel model)
    {
        if (!reader.TryTake(field, out object? value))
        {
            return present;
        }

        Endpoint? end = value switch
        {
            string text => Find(text.Trim(), project, model),
            IReadOnlyDictionary<string, object?> map => FromMap(map),
            _ => null,
        };
        return end ?? reader.Refuse(field, present, Allowed);
    }

    /// <summary>Finds an end by its text; null where there is none.</summary>
    public static Endpoint? Find(string text, long project, InventoryModel model)
    {
        if (text.Equals("any", StringComparison.OrdinalIgnoreCase))
        {
            return Endpoint.Any;
        }

        if (model.FindEntity(project, text) is { } entity)
        {
            return Endpoint.OfEntity(entity.Id);
        }

        // Names may have dots themselves: any of them may be the one between entity and interface.
        for (int dot = text.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = text.IndexOf('.', dot + 1))
        {
            if (model.FindEntity(project, text[..dot]) is { } owner &&
                model.FindInterface(owner.Id, text[(dot + 1)..]) is { } one)
            {
                return Endpoint.OfInterface(one.Id);
            }
        }

        return null;
    }

    /// <summary>Writes an end as a map with its id and its name.</summary>
    public static FieldMap Write(Endpoint end, InventoryModel model)
    {
        var map = new FieldMap { ["kind"] = ChoiceNames<EndpointKind>.Of(end.Kind), ["name"] = Label.Of(end, model) };
        return end.Kind switch
        {
            EndpointKind.Any => map,
            EndpointKind.Entity => map.AddPresent("entity", end.Id),
            _ => map.AddPresent("interface", end.Id).AddPresent("entity", model.EntityOf(end)?.Id),
        };
    }

    private static Endpoint? FromMap(IReadOnlyDictionary<string, object?> map)
    {
        if (map.TryGetValue("interface", out object? id) && id is int or long)
        {
            return Endpoint.OfInterface(Convert.ToInt64(id, System.Globalization.CultureInfo.InvariantCulture));
        }

        if (map.TryGetValue("entity", out id) && id is int or long)
        {
            return Endpoint.OfEntity(Convert.ToInt64(id, System.Globalization.CultureInfo.InvariantCulture));
        }

        return map.TryGetValue("kind", out object? kind) && kind is "any" ? Endpoint.Any : null;
    }
}
