// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Exchange;

/// <summary>The order of communications in a file, which depends on nothing but what they say.</summary>
internal static class CommunicationOrder
{
    /// <summary>The communications of a project by source, destination and traffic.</summary>
    public static IEnumerable<Communication> Of(long project, InventoryModel model) => model
        .CommunicationsOf(project)
        .OrderBy(one => NameOf(one.Source, project, model), StringComparer.Ordinal)
        .ThenBy(one => one.Source.Kind)
        .ThenBy(one => NameOf(one.Destination, project, model), StringComparer.Ordinal)
        .ThenBy(one => one.Destination.Kind)
        .ThenBy(one => one.Service is null)
        .ThenBy(one => TrafficOf(one, model), StringComparer.Ordinal);

    private static string NameOf(Endpoint end, long project, InventoryModel model) =>
        model.EntityOf(end) is { } entity && entity.Project != project
            ? $"{model.Projects[entity.Project].Name}/{Label.Of(end, model)}"
            : Label.Of(end, model);

    private static string TrafficOf(Communication one, InventoryModel model) => one.Service is { } id
        ? $"{model.Services[id].Name}\n{model.Services[id].Project is null}"
        : one.Traffic?.ToString() ?? "";
}
