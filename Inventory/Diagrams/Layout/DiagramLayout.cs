// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams.Layout;

/// <summary>
/// Where everything of a graph is drawn: groups side by side as columns, edges from column to column. Within a column
/// and beside it, where the labels are, all lines are level, and each has a height of its own; so nothing lies over a
/// label. Immutable once made.
/// </summary>
internal sealed class DiagramLayout
{
    /// <summary>The size of the names of nodes.</summary>
    public const double NodeText = 12;

    /// <summary>The size of the labels of edges.</summary>
    public const double EdgeText = 10;

    /// <summary>The space inside the frame of a group.</summary>
    public const double Padding = 14;

    /// <summary>The space for the name of a group, above its nodes.</summary>
    public const double FrameHead = 30;

    private const int LongestName = 24;
    private const int LongestLabel = 30;
    private const double ArrowRoom = 14;
    private const double ColumnGap = 16;
    private const double NarrowestCurves = 44;
    private const double WidestCurves = 190;

    private DiagramLayout(List<LayoutLayer> layers, OrderedDictionary<LayoutSegment, List<DiagramEdge>> segments)
    {
        Layers = layers;
        Segments = segments;
    }

    /// <summary>The columns from the left.</summary>
    public IReadOnlyList<LayoutLayer> Layers { get; }

    /// <summary>The parts of the edges, with the edges that share each.</summary>
    public IReadOnlyDictionary<LayoutSegment, List<DiagramEdge>> Segments { get; }

    /// <summary>How wide all is.</summary>
    public double Width { get; private set; }

    /// <summary>How high all is.</summary>
    public double Height => Layers.SelectMany(layer => layer.Items)
        .Select(item => item.Y + (item.Height / 2)).DefaultIfEmpty(0).Max();

    /// <summary>Lays a graph out.</summary>
    public static DiagramLayout Of(DiagramGraph graph)
    {
        List<LayoutLayer> layers = LayerAssignment.Assign(graph);
        OrderedDictionary<LayoutSegment, List<DiagramEdge>> segments = EdgeRouting.Route(graph.Edges, layers);
        var layout = new DiagramLayout(layers, segments);
        if (layers.Count > 0)
        {
            LayerOrdering.Order(layers, segments.Keys);
            LayerPlacement.Place(layers, segments.Keys);
            layout.PlaceColumns();
        }

        return layout;
    }

    /// <summary>The name of a node as it is drawn.</summary>
    public static string NameOf(DiagramNode node) => DiagramText.Shorten(DiagramText.Clean(node.Name), LongestName);

    /// <summary>The label of a lane as it is drawn.</summary>
    public static string LabelOf(LayoutLane lane) => DiagramText.Shorten(lane.Label, LongestLabel);

    private void PlaceColumns()
    {
        double left = 0;
        double frame = 0;
        for (int number = 0; number < Layers.Count; number++)
        {
            LayoutLayer layer = Layers[number];
            frame = number > 0 && layer.Group == Layers[number - 1].Group ? frame : left;
            LayoutItem[] nodes = [.. layer.Items.Where(item => item.Node is not null)];
            layer.Width = Math.Max(56, nodes.Max(item => TextWidth.Of(NameOf(item.Node!), NodeText)) + 20);
            layer.LeftRoom = RoomFor(nodes, isLeft: true);
            layer.RightRoom = RoomFor(nodes, isLeft: false);
            layer.Left = left + Padding + layer.LeftRoom;
            double name = TextWidth.Of(DiagramText.Shorten(layer.Group.Name, LongestName), NodeText) + Padding;
            layer.RightRoom = Math.Max(layer.RightRoom, frame + name - layer.Right - Padding);
            Width = layer.Edge(isLeft: false) + Padding;
            left = Width + CurvesAfter(number);
        }
    }

    private static double RoomFor(LayoutItem[] nodes, bool isLeft)
    {
        LayoutLane[] lanes = [.. nodes.SelectMany(item => item.LanesOf(isLeft))];
        return lanes.Length == 0
            ? 0
            : lanes.Max(lane => TextWidth.Of(LabelOf(lane), EdgeText)) + ArrowRoom;
    }

    // Steep curves need room to be told apart.
    private double CurvesAfter(int layer)
    {
        double[] heights =
        [
            .. Segments.Keys
                .Where(one => !one.IsLoop && Math.Min(one.From.Item.Layer, one.To.Item.Layer) == layer)
                .Select(one => Math.Abs(one.From.Y - one.To.Y)),
        ];
        bool hasLoops = Segments.Keys.Any(one => one.IsLoop && one.From.Item.Layer == layer);
        double needed = heights.Length == 0
            ? ColumnGap
            : Math.Clamp(heights.Average() + (heights.Length * 1.5), NarrowestCurves, WidestCurves);
        return hasLoops ? Math.Max(needed, NarrowestCurves) : needed;
    }
}
