// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Exchange.Staging;

/// <summary>
/// The ends of communications as text: <c>any</c>, <c>entity</c>, <c>entity.interface</c>, and <c>project/entity</c>
/// for what is external in another project.
/// </summary>
internal static class EndText
{
    /// <summary>
    /// The text that <see cref="Find"/> reads back as the same end; null where names make that impossible.
    /// </summary>
    public static string? Of(Endpoint end, long project, InventoryModel model)
    {
        string text = Label.Of(end, model);
        if (model.EntityOf(end) is { } entity && entity.Project != project)
        {
            text = $"{model.Projects[entity.Project].Name}/{text}";
        }

        return Find(text, project, model) == end ? text : null;
    }

    /// <summary>Finds an end; null where there is none.</summary>
    public static Endpoint? Find(string text, long project, InventoryModel model)
    {
        if (EndpointText.Find(text, project, model) is { } end)
        {
            return end;
        }

        for (int slash = text.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = text.IndexOf('/', slash + 1))
        {
            if (model.FindProject(text[..slash]) is { } other && other.Id != project &&
                EndpointText.Find(text[(slash + 1)..], other.Id, model) is { } foreign &&
                foreign.Kind != EndpointKind.Any)
            {
                return foreign;
            }
        }

        return null;
    }
}
