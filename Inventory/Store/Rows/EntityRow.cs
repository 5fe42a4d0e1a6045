// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>An entity; the members of a group have a table of their own.</summary>
internal sealed class EntityRow : IRecordRow
{
    public long Id { get; init; }

    public long Project { get; init; }

    public long Location { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Description { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Profile { get; init; } = "";

    public long Managed { get; init; }

    public long Observer { get; init; }

    public MembershipRow[] Members { get; set; } = [];

    public static EntityRow Of(Entity entity) => new()
    {
        Id = entity.Id,
        Project = entity.Project,
        Location = entity.Location,
        Name = entity.Name,
        NameKey = ColumnText.Key(entity.Name),
        Kind = ChoiceNames<EntityKind>.Of(entity.Kind),
        Description = entity.Description,
        Tags = ColumnText.Of(entity.Tags),
        Profile = ChoiceNames<Profile>.Of(entity.Profile),
        Managed = entity.Managed ? 1 : 0,
        Observer = entity.Observer ? 1 : 0,
        Members = [.. entity.Members.Select(member => new MembershipRow { Entity = entity.Id, Member = member })],
    };

    public IRecord ToRecord() => new Entity
    {
        Id = Id,
        Project = Project,
        Location = Location,
        Name = Name,
        Kind = ColumnText.Choice<EntityKind>(Kind),
        Description = Description,
        Tags = ColumnText.Words(Tags),
        Profile = ColumnText.Choice<Profile>(Profile),
        Managed = Managed != 0,
        Observer = Observer != 0,
        Members = [.. Members.Select(one => one.Member).Order()],
    };
}
