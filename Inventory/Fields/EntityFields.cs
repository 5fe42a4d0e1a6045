// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>The fields of an entity. Members may be given by id or by name.</summary>
internal static class EntityFields
{
    public static Entity Read(FieldReader reader, Entity? present, InventoryModel model)
    {
        Entity entity = present ?? new Entity { Name = "", Project = 0, Location = 0 };
        entity = entity with
        {
            Project = ReferenceText.Project(reader, "project", entity.Project, model),
            Location = ReferenceText.Location(reader, "location", entity.Location, model),
            Name = reader.Text("name", entity.Name),
            Kind = reader.Choice("kind", entity.Kind),
            Description = reader.Text("description", entity.Description),
            Tags = reader.Words("tags", entity.Tags),
            Profile = reader.Choice("profile", entity.Profile),
            Managed = reader.Flag("managed", entity.Managed),
            Observer = reader.Flag("observer", entity.Observer),
        };
        return entity with { Members = ReadMembers(reader, entity, model) };
    }

    public static FieldMap Write(Entity entity, InventoryModel model) => new FieldMap
    {
        ["id"] = entity.Id,
        ["project"] = entity.Project,
        ["location"] = entity.Location,
        ["location_name"] = Label.Of(new RecordId(RecordKind.Location, entity.Location), model),
        ["name"] = entity.Name,
        ["kind"] = ChoiceNames<EntityKind>.Of(entity.Kind),
        ["profile"] = ChoiceNames<Profile>.Of(entity.Profile),
        ["managed"] = entity.Managed,
        ["observer"] = entity.Observer,
    }
        .AddText("description", entity.Description)
        .AddPresent("tags", entity.Tags.Count > 0 ? entity.Tags.ToArray() : null)
        .AddPresent("members", entity.Members.Count > 0 ? entity.Members.Cast<object?>().ToArray() : null);

    private static ValueList<long> ReadMembers(FieldReader reader, Entity entity, InventoryModel model)
    {
        if (!reader.TryTake("members", out object? value))
        {
            return entity.Members;
        }

        var members = new SortedSet<long>();
        foreach (object? one in value as IEnumerable<object?> ?? (value as string)?.Split(',') ?? [])
        {
            if (ReferenceText.TryFindEntity(one, entity.Project, model, out long id))
            {
                members.Add(id);
            }
            else
            {
                return reader.Refuse("members", entity.Members, "ids or names of entities of the project");
            }
        }

        return [.. members];
    }
}
