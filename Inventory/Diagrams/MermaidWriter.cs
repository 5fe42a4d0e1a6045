// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.Linq;
using System.Text;
using Inventory.Model;

namespace Inventory.Diagrams;

/// <summary>Writes a flowchart of Mermaid, from left to right.</summary>
internal static class MermaidWriter
{
    /// <summary>Writes a graph.</summary>
    public static string Write(DiagramGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (DiagramGroup group in graph.Groups)
        {
            WriteGroup(text, group);
        }

        foreach (DiagramEdge edge in graph.Edges)
        {
            string arrow = edge.State == EdgeState.Undeclared ? "-.->" : "-->";
            text.Append($"  {edge.Source.Id} {arrow}|{Label(edge.Label)}| {edge.Target.Id}\n");
        }

        foreach (DiagramNode node in graph.Nodes)
        {
            text.Append($"  style {node.Id} fill:{node.Colour},color:{node.Colour.LabelColour}\n");
        }

        for (int number = 0; number < graph.Edges.Count; number++)
        {
            DiagramEdge edge = graph.Edges[number];
            text.Append(CultureInfo.InvariantCulture, $"  linkStyle {number} stroke:{edge.Colour}")
                .Append(edge.Flows > 0 ? $",stroke-width:{edge.WidthText}px\n" : "\n");
        }

        return text.ToString();
    }

    private static void WriteGroup(StringBuilder text, DiagramGroup group)
    {
        if (group.Name.Length > 0)
        {
            text.Append($"  subgraph {group.Id}[\"{Escape(group.Name)}\"]\n");
        }

        foreach (DiagramNode node in group.Nodes)
        {
            (string open, string close) = Shape(node.Kind);
            text.Append($"    {node.Id}{open}\"{Escape(node.Name)}\"{close}\n");
        }

        text.Append(group.Name.Length > 0 ? "  end\n" : "");
    }

    private static (string Open, string Close) Shape(EntityKind kind) => kind switch
    {
        EntityKind.Router => ("{{", "}}"),
        EntityKind.Subnet => ("([", "])"),
        EntityKind.Group => ("[[", "]]"),
        EntityKind.Any or EntityKind.External => ("((", "))"),
        _ => ("[", "]"),
    };

    // Outside of quotes only what has no meaning of its own.
    private static string Label(string label) =>
        label.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or ',' or ' ' or '-')
            ? label
            : $"\"{Escape(label)}\"";

    // Mermaid writes characters by number between # and ;, and takes quoted text for Markdown and for HTML.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char character in DiagramText.Clean(text))
        {
            if (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character != ' ')
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{(int)character};");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }
}
