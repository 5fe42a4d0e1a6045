// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>Records that fields refer to: by id, or by the name that people know.</summary>
internal static class ReferenceText
{
    /// <summary>The project that a field names.</summary>
    public static long Project(FieldReader reader, string field, long present, InventoryModel model)
    {
        if (!reader.TryTake(field, out object? value))
        {
            return present;
        }

        return TryReadId(value, out long id) ? id
            : value is string name && model.FindProject(name.Trim()) is { } project ? project.Id
            : reader.Refuse(field, present, "the id or the name of a project");
    }

    /// <summary>The location that a field names.</summary>
    public static long Location(FieldReader reader, string field, long present, InventoryModel model)
    {
        if (!reader.TryTake(field, out object? value))
        {
            return present;
        }

        return TryReadId(value, out long id) ? id
            : value is string name && model.FindLocation(name.Trim()) is { } location ? location.Id
            : reader.Refuse(field, present, "the id or the name of a location");
    }

    /// <summary>The service that a field names, of the project or shared; null clears it.</summary>
    public static long? Service(FieldReader reader, long? present, long project, InventoryModel model)
    {
        if (!reader.TryTake("service", out object? value))
        {
            return present;
        }

        return value is null or "" ? null
            : TryReadId(value, out long id) ? id
            : value is string name && model.FindService(project, name.Trim()) is { } service ? service.Id
            : reader.Refuse("service", present, "the id or the name of a service");
    }

    /// <summary>Finds an entity of a project by id or name.</summary>
    public static bool TryFindEntity(object? value, long project, InventoryModel model, out long id)
    {
        if (TryReadId(value, out id))
        {
            return true;
        }

        Entity? entity = value is string name ? model.FindEntity(project, name.Trim()) : null;
        id = entity?.Id ?? 0;
        return entity is not null;
    }

    // Digits are an id only as a number: an entity may be called "7".
    private static bool TryReadId(object? value, out long id)
    {
        id = value switch { int number => number, long number => number, _ => 0 };
        return value is int or long ||
            (value is string { Length: > 1 } text && text[0] == '#' &&
                long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out id));
    }
}
