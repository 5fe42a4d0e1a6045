// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams.Layout;

/// <summary>
/// Takes edges apart into segments from one layer to the next. Edges of the same source share their way, and so do
/// those that bring the same traffic to the same target, whichever are more: a hub with its spokes becomes a trunk with
/// branches.
/// </summary>
internal sealed class EdgeRouting
{
    private readonly List<LayoutLayer> _layers;
    private readonly Dictionary<DiagramNode, LayoutItem> _items;
    private readonly Dictionary<(object Trunk, EdgeState State, bool IsForward, int Layer), LayoutItem> _passes = [];
    private readonly OrderedDictionary<LayoutSegment, List<DiagramEdge>> _segments = [];

    private EdgeRouting(List<LayoutLayer> layers)
    {
        _layers = layers;
        _items = layers.SelectMany(layer => layer.Items).ToDictionary(item => item.Node!);
    }

    /// <summary>Routes the edges; the layers receive what passes them.</summary>
    /// <returns>The segments, with the edges that share each.</returns>
    public static OrderedDictionary<LayoutSegment, List<DiagramEdge>> Route(
        IReadOnlyList<DiagramEdge> edges, List<LayoutLayer> layers)
    {
        var routing = new EdgeRouting(layers);
        ILookup<DiagramNode, DiagramEdge> bySource = edges.ToLookup(edge => edge.Source);
        ILookup<(DiagramNode, string), DiagramEdge> byTarget = edges.ToLookup(edge => (edge.Target, edge.Label));
        foreach (DiagramEdge edge in edges.Where(edge => edge.Source != edge.Target))
        {
            bool isFan = bySource[edge.Source].Count() >= byTarget[(edge.Target, edge.Label)].Count();
            routing.Route(edge, isFan ? edge.Source : (edge.Target, edge.Label));
        }

        return routing._segments;
    }

    private void Route(DiagramEdge edge, object trunk)
    {
        LayoutItem source = _items[edge.Source];
        LayoutItem target = _items[edge.Target];
        bool isForward = target.Layer >= source.Layer;
        bool entersLeft = target.Layer > source.Layer;
        LayoutLane lane = source.LaneOf("", isLeft: !isForward);
        lane.Edges.Add(edge);
        for (int layer = source.Layer + Math.Sign(target.Layer - source.Layer);
            layer != target.Layer;
            layer += isForward ? 1 : -1)
        {
            LayoutItem pass = PassOf((trunk, edge.State, isForward, layer));
            lane = Connect(lane, pass.LaneOf("", isLeft: isForward), edge);
        }

        Connect(lane, target.LaneOf(edge.Label, entersLeft), edge);
    }

    private LayoutLane Connect(LayoutLane from, LayoutLane to, DiagramEdge edge)
    {
        var segment = new LayoutSegment(from, to, edge.State);
        if (!_segments.TryGetValue(segment, out List<DiagramEdge>? shared))
        {
            _segments.Add(segment, shared = []);
        }

        shared.Add(edge);
        if (to.Edges.Count == 0 || to.Edges[^1] != edge)
        {
            to.Edges.Add(edge);
        }

        return to;
    }

    private LayoutItem PassOf((object Trunk, EdgeState State, bool IsForward, int Layer) key)
    {
        if (!_passes.TryGetValue(key, out LayoutItem? pass))
        {
            pass = new LayoutItem(key.Layer, null);
            _passes.Add(key, pass);
            _layers[key.Layer].Items.Add(pass);
        }

        return pass;
    }
}
