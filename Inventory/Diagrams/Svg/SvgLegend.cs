// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using Inventory.Diagrams.Layout;
using Inventory.Model;
using Localization;

namespace Inventory.Diagrams.Svg;

/// <summary>Says what the shapes and lines of a picture mean: of those only that it has.</summary>
internal sealed class SvgLegend
{
    private const double SampleWidth = 26;
    private const double SampleHeight = 14;
    private const double RowHeight = 22;
    private const double TextSize = 10;

    private readonly List<(Action<XmlWriter, double, double> Draw, string Text)> _entries = [];

    /// <summary>Makes the legend of a graph.</summary>
    public SvgLegend(DiagramGraph graph, DiagramLayout layout)
    {
        foreach (EntityKind kind in graph.Nodes.Select(node => node.Kind).Distinct().Order())
        {
            _entries.Add((
                (xml, x, y) => new SvgNodes(xml).WriteShape(
                    kind, DiagramColour.Neutral.ToString(), x, y, SampleWidth, SampleHeight),
                NameOf(kind)));
        }

        AddLines(graph, layout);
    }

    /// <summary>How high it is at a width.</summary>
    public double HeightAt(double width) =>
        (Places(width).Select(place => place.Row).DefaultIfEmpty(0).Max() + 1) * RowHeight;

    /// <summary>Draws it.</summary>
    public void Write(XmlWriter xml, double left, double top, double width)
    {
        foreach ((var entry, (double x, int row)) in _entries.Zip(Places(width)))
        {
            double y = top + (row * RowHeight);
            entry.Draw(xml, left + x, y);
            xml.Text("muted", left + x + SampleWidth + 6, y + 11, entry.Text);
        }
    }

    private IEnumerable<(double X, int Row)> Places(double width)
    {
        double x = 0;
        int row = 0;
        foreach ((_, string text) in _entries)
        {
            double needed = SampleWidth + 6 + TextWidth.Of(text, TextSize) + 18;
            if (x > 0 && x + needed > width)
            {
                x = 0;
                row++;
            }

            yield return (x, row);
            x += needed;
        }
    }

    private void AddLines(DiagramGraph graph, DiagramLayout layout)
    {
        if (graph.Edges.Any(edge => edge.State == EdgeState.Declared))
        {
            AddLine(
                SvgStyle.ClassOf(graph.Edges.First(edge => edge.State == EdgeState.Declared)),
                Messages.Get("permitted: the colour of who opens the connection"));
        }

        if (graph.Edges.Any(edge => edge.State == EdgeState.Seen))
        {
            AddLine("seen", Messages.Get("seen: the wider, the more connections"));
        }

        if (graph.Edges.Any(edge => edge.State == EdgeState.NeverSeen))
        {
            AddLine("unseen", Messages.Get("never seen"));
        }

        if (graph.Edges.Any(edge => edge.State == EdgeState.Undeclared))
        {
            AddLine("undeclared", Messages.Get("seen, but not declared"));
        }

        if (layout.Segments.Values.Any(edges => SvgEdges.StyleOf(edges) == SvgEdges.Mixed) ||
            layout.Layers.SelectMany(layer => layer.Items).SelectMany(item => item.Lanes)
                .Any(lane => SvgEdges.StyleOf(lane.Edges) == SvgEdges.Mixed))
        {
            AddLine(SvgEdges.Mixed, Messages.Get("several together"));
        }
    }

    private void AddLine(string style, string text) => _entries.Add((
        (xml, x, y) =>
        {
            xml.Begin("path", $"edge {style}");
            xml.WriteAttributeString("d", SvgElements.Path($"M{x} {y + (SampleHeight / 2)}H{x + SampleWidth}"));
            xml.WriteAttributeString("stroke-width", "2");
            xml.WriteEndElement();
        },
        text));

    private static string NameOf(EntityKind kind) => kind switch
    {
        EntityKind.Host => Messages.Get("host"),
        EntityKind.Router => Messages.Get("router"),
        EntityKind.Subnet => Messages.Get("subnet"),
        EntityKind.Group => Messages.Get("group"),
        EntityKind.Any => Messages.Get("anything"),
        _ => Messages.Get("external"),
    };
}
