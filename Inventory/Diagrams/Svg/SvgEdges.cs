// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml;
using Inventory.Diagrams.Layout;

namespace Inventory.Diagrams.Svg;

/// <summary>Draws edges: curves between columns, level lines within them, arrow heads and labels.</summary>
internal sealed class SvgEdges(XmlWriter xml, DiagramLayout layout)
{
    /// <summary>The style of a line that edges of several colours share.</summary>
    public const string Mixed = "mixed";

    private const double HeadLength = 8;
    private const double HeadHalf = 2.8;
    private const double LabelGap = 11;
    private const double LoopDepth = 34;
    private const int MostEdgesNamed = 12;

    /// <summary>Draws all edges.</summary>
    public void Write()
    {
        foreach ((LayoutSegment segment, List<DiagramEdge> edges) in layout.Segments)
        {
            WriteLine(CurveOf(segment), edges);
        }

        foreach (LayoutLane lane in Lanes)
        {
            WriteLane(lane);
        }
    }

    /// <summary>The class of a line that edges share.</summary>
    public static string StyleOf(List<DiagramEdge> edges)
    {
        string style = SvgStyle.ClassOf(edges[0]);
        return edges.All(edge => SvgStyle.ClassOf(edge) == style) ? style : Mixed;
    }

    private IEnumerable<LayoutLane> Lanes =>
        layout.Layers.SelectMany(layer => layer.Items).SelectMany(item => item.Lanes);

    private void WriteLane(LayoutLane lane)
    {
        LayoutLayer layer = layout.Layers[lane.Item.Layer];
        double outer = layer.Edge(lane.IsLeft);
        if (lane.Item.Node is null)
        {
            WriteLine(Level(outer, layer.Edge(!lane.IsLeft), lane.Y), lane.Edges);
            return;
        }

        double side = lane.IsLeft ? layer.Left : layer.Right;
        if (lane.Label.Length == 0)
        {
            WriteLine(Level(outer, side, lane.Y), lane.Edges);
            return;
        }

        double outwards = lane.IsLeft ? -1 : 1;
        WriteLine(Level(outer, side + (outwards * HeadLength), lane.Y), lane.Edges);
        WriteHead(side, side + (outwards * HeadLength), lane);
        xml.Text(
            "label",
            side + (outwards * LabelGap),
            lane.Y - 2 - (WidthOf(lane.Edges) / 2),
            DiagramLayout.LabelOf(lane),
            lane.IsLeft ? "end" : "start");
    }

    private void WriteLine(string path, List<DiagramEdge> edges)
    {
        xml.Begin("path", $"edge {StyleOf(edges)}");
        xml.WriteAttributeString("d", path);
        xml.Number("stroke-width", WidthOf(edges));
        IEnumerable<string> names = edges
            .Select(edge => $"{edge.Source.Name} → {edge.Target.Name}: {edge.Label}")
            .Take(MostEdgesNamed);
        string more = edges.Count > MostEdgesNamed
            ? string.Create(CultureInfo.InvariantCulture, $"\n… {edges.Count}")
            : "";
        xml.TextElement("title", DiagramText.CleanLines(string.Join('\n', names) + more));
        xml.WriteEndElement();
    }

    private static double WidthOf(List<DiagramEdge> edges) => edges.Max(edge => edge.Width);

    private void WriteHead(double tip, double end, LayoutLane lane)
    {
        xml.Begin("path", $"head {StyleOf(lane.Edges)}");
        double half = HeadHalf + (WidthOf(lane.Edges) / 2);
        xml.WriteAttributeString("d", SvgElements.Path($"M{tip} {lane.Y}L{end} {lane.Y - half}V{lane.Y + half}Z"));
        xml.WriteEndElement();
    }

    private string CurveOf(LayoutSegment segment)
    {
        LayoutLayer from = layout.Layers[segment.From.Item.Layer];
        LayoutLayer to = layout.Layers[segment.To.Item.Layer];
        bool isForward = segment.To.Item.Layer > segment.From.Item.Layer;
        double begin = from.Edge(isLeft: !isForward && !segment.IsLoop);
        double end = to.Edge(isLeft: isForward);
        double middle = segment.IsLoop ? begin + LoopDepth : (begin + end) / 2;
        return SvgElements.Path(
            $"M{begin} {segment.From.Y}C{middle} {segment.From.Y} {middle} {segment.To.Y} {end} {segment.To.Y}");
    }

    private static string Level(double from, double to, double y) => SvgElements.Path($"M{from} {y}H{to}");
}
