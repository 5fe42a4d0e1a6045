// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>The fields of a project.</summary>
internal static class ProjectFields
{
    public static Project Read(FieldReader reader, Project? present)
    {
        Project project = present ?? new Project { Name = "" };
        return project with
        {
            Name = reader.Text("name", project.Name),
            Description = reader.Text("description", project.Description),
            Tags = reader.Words("tags", project.Tags),
            Owner = reader.Text("owner", project.Owner),
        };
    }

    // A stamp that was never set has no user.
    public static FieldMap Write(Project project) => new FieldMap { ["id"] = project.Id, ["name"] = project.Name }
        .AddText("description", project.Description)
        .AddPresent("tags", project.Tags.Count > 0 ? project.Tags.ToArray() : null)
        .AddText("owner", project.Owner)
        .AddPresent("revision", project.Revision)
        .AddPresent("created", TimeText.Of(project.Created.Time))
        .AddText("created_by", project.Created.User ?? "")
        .AddPresent("modified", TimeText.Of(project.Modified.Time))
        .AddText("modified_by", project.Modified.User ?? "");
}
