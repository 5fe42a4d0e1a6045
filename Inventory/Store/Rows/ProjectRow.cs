// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>A project.</summary>
internal sealed class ProjectRow : IRecordRow
{
    public long Id { get; init; }

    public string Name { get; init; } = "";

    public string NameKey { get; init; } = "";

    public string Description { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Owner { get; init; } = "";

    public long Revision { get; init; }

    public string CreatedTime { get; init; } = "";

    public string CreatedUser { get; init; } = "";

    public string ModifiedTime { get; init; } = "";

    public string ModifiedUser { get; init; } = "";

    public static ProjectRow Of(Project project) => new()
    {
        Id = project.Id,
        Name = project.Name,
        NameKey = ColumnText.Key(project.Name),
        Description = project.Description,
        Tags = ColumnText.Of(project.Tags),
        Owner = project.Owner,
        Revision = project.Revision,
        CreatedTime = ColumnText.Of(project.Created.Time),
        CreatedUser = project.Created.User ?? "",
        ModifiedTime = ColumnText.Of(project.Modified.Time),
        ModifiedUser = project.Modified.User ?? "",
    };

    public IRecord ToRecord() => new Project
    {
        Id = Id,
        Name = Name,
        Description = Description,
        Tags = ColumnText.Words(Tags),
        Owner = Owner,
        Revision = (int)Revision,
        Created = StampOf(CreatedTime, CreatedUser),
        Modified = StampOf(ModifiedTime, ModifiedUser),
    };

    private static Stamp StampOf(string time, string user) =>
        user.Length == 0 ? default : new Stamp(ColumnText.Time(time), user);
}
