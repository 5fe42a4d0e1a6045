// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;

namespace Inventory.Diagrams;

/// <summary>Writes the language of Graphviz, with the shapes and colours of Django Conntrackt.</summary>
internal static class DotWriter
{
    /// <summary>Writes a graph.</summary>
    public static string Write(DiagramGraph graph)
    {
        var text = new StringBuilder();
        text.Append($"digraph \"{Escape(graph.Name)}\" {{\n")
            .Append("  graph [bgcolor=\"transparent\", nodesep=1.5];\n")
            .Append("  node [shape=record, style=filled];\n");
        foreach (DiagramGroup group in graph.Groups)
        {
            WriteGroup(text, group);
        }

        foreach (DiagramEdge edge in graph.Edges)
        {
            text.Append($"  {edge.Source.Id} -> {edge.Target.Id} ")
                .Append($"[label=\"{Escape(edge.Label)}\", color=\"{edge.Colour}\"{Observation(edge)}];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void WriteGroup(StringBuilder text, DiagramGroup group)
    {
        if (group.Name.Length == 0)
        {
            WriteNodes(text, group, "  ");
            return;
        }

        text.Append($"  subgraph cluster_{group.Id} {{\n    label=\"{Escape(group.Name)}\";\n");
        WriteNodes(text, group, "    ");
        text.Append("  }\n");
    }

    private static void WriteNodes(StringBuilder text, DiagramGroup group, string indent)
    {
        foreach (DiagramNode node in group.Nodes)
        {
            text.Append($"{indent}{node.Id} [label=\"{EscapeRecord(node.Name)}\", ")
                .Append($"fillcolor=\"{node.Colour}\", fontcolor=\"{node.Colour.LabelColour}\"];\n");
        }
    }

    private static string Observation(DiagramEdge edge) => edge.State switch
    {
        EdgeState.Seen => $", penwidth={edge.WidthText}",
        EdgeState.Undeclared => $", style=dashed, penwidth={edge.WidthText}",
        _ => "",
    };

    // Labels know escapes that begin with a backslash, and the entities of HTML.
    private static string Escape(string text) => DiagramText.Clean(text)
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("&", "&amp;", StringComparison.Ordinal);

    // Records know fields and ports besides.
    private static string EscapeRecord(string text)
    {
        var escaped = new StringBuilder();
        foreach (char character in Escape(text))
        {
            if (character is '{' or '}' or '|' or '<' or '>')
            {
                escaped.Append('\\');
            }

            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
