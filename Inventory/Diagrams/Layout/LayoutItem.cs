// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams.Layout;

/// <summary>What has a place in a layer: a node, or the way of edges that pass the layer.</summary>
/// <param name="layer">The number of the layer.</param>
/// <param name="node">The node; null for what passes.</param>
internal sealed class LayoutItem(int layer, DiagramNode? node)
{
    /// <summary>The distance of the lanes of a node, enough for the text of each.</summary>
    public const double LaneHeight = 15;

    private const double SmallestHeight = 26;
    private const double PassHeight = 7;

    /// <summary>The number of the layer.</summary>
    public int Layer { get; } = layer;

    /// <summary>The node; null for what passes.</summary>
    public DiagramNode? Node { get; } = node;

    /// <summary>Where edges come in or go out.</summary>
    public List<LayoutLane> Lanes { get; } = [];

    /// <summary>How far down its middle is.</summary>
    public double Y { get; set; }

    /// <summary>How high it is.</summary>
    public double Height => Node is null
        ? PassHeight
        : Math.Max(SmallestHeight, (Math.Max(CountOf(left: true), CountOf(left: false)) * LaneHeight) + 6);

    /// <summary>The lane of a side with a label, made where there is none yet.</summary>
    public LayoutLane LaneOf(string label, bool isLeft)
    {
        LayoutLane? lane = Lanes.Find(one => one.IsLeft == isLeft && one.Label == label);
        if (lane is null)
        {
            lane = new LayoutLane(this, label, isLeft);
            Lanes.Add(lane);
        }

        return lane;
    }

    /// <summary>The lanes of a side.</summary>
    public IEnumerable<LayoutLane> LanesOf(bool isLeft) => Lanes.Where(lane => lane.IsLeft == isLeft);

    private int CountOf(bool left) => LanesOf(left).Count();
}
