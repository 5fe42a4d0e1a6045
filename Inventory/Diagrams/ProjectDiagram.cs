// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Diagrams.Svg;
using Inventory.Model;

namespace Inventory.Diagrams;

/// <summary>
/// Draws who may talk to whom in a project. Stateless; safe to use from any thread; the same model and time always give
/// the same text.
/// </summary>
public static class ProjectDiagram
{
    /// <summary>Writes a diagram.</summary>
    /// <param name="project">The id of the project, which is in the model.</param>
    /// <param name="model">The model.</param>
    /// <param name="format">What it is written as.</param>
    /// <param name="grouping">What entities are drawn together by.</param>
    /// <param name="time">The time at which a communication must be in force to be drawn.</param>
    /// <param name="overlay">What was observed; null to draw what is declared alone.</param>
    /// <returns>Text with LF at the end of lines.</returns>
    public static string Write(
        long project,
        InventoryModel model,
        DiagramFormat format,
        DiagramGrouping grouping,
        DateTimeOffset time,
        DiagramOverlay? overlay = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        DiagramGraph graph = new DiagramGraphBuilder(project, model, time)
            .Build(model.Projects[project].Name, grouping, overlay);
        return format switch
        {
            DiagramFormat.Dot => DotWriter.Write(graph),
            DiagramFormat.Mermaid => MermaidWriter.Write(graph),
            _ => SvgWriter.Write(graph),
        };
    }
}
