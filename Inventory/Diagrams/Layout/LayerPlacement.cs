// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams.Layout;

/// <summary>
/// Gives everything its height in the picture: as near as can be to what it is connected to, in the order of its layer
/// and without overlaps.
/// </summary>
internal static class LayerPlacement
{
    private const int Sweeps = 10;
    private const double NodeGap = 16;
    private const double PassGap = 5;

    /// <summary>Places all layers; the topmost thing is at 0.</summary>
    public static void Place(List<LayoutLayer> layers, ICollection<LayoutSegment> segments)
    {
        ILookup<LayoutItem, (LayoutLane Own, LayoutLane Other)> ends = segments.Where(segment => !segment.IsLoop)
            .SelectMany(one => new[] { (Own: one.From, Other: one.To), (Own: one.To, Other: one.From) })
            .ToLookup(pair => pair.Own.Item);
        foreach (LayoutLayer layer in layers)
        {
            PlaceLayer(layer, _ => 0);
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (LayoutLayer layer in sweep % 2 == 0 ? layers : layers.AsEnumerable().Reverse())
            {
                OrderLanes(layer, ends);
                PlaceLayer(layer, item => ends[item]
                    .Select(pair => pair.Other.Y - pair.Own.Offset)
                    .DefaultIfEmpty(item.Y)
                    .Average());
            }
        }

        double top = layers.SelectMany(layer => layer.Items).Min(item => item.Y - (item.Height / 2));
        foreach (LayoutItem item in layers.SelectMany(layer => layer.Items))
        {
            item.Y -= top;
        }
    }

    // Lanes in the order of what they lead to do not cross in front of the node.
    private static void OrderLanes(LayoutLayer layer, ILookup<LayoutItem, (LayoutLane Own, LayoutLane Other)> ends)
    {
        foreach (LayoutItem item in layer.Items.Where(item => item.Node is not null))
        {
            foreach (bool isLeft in (bool[])[true, false])
            {
                LayoutLane[] lanes =
                [
                    .. item.LanesOf(isLeft).OrderBy(lane => ends[item]
                        .Where(pair => pair.Own == lane)
                        .Select(pair => pair.Other.Y)
                        .DefaultIfEmpty(item.Y)
                        .Average())
                        .ThenBy(lane => lane.Label, StringComparer.Ordinal),
                ];
                for (int place = 0; place < lanes.Length; place++)
                {
                    lanes[place].Offset = (place - ((lanes.Length - 1) / 2.0)) * LayoutItem.LaneHeight;
                }
            }
        }
    }

    // Isotonic regression (pool adjacent violators): neighbours that would overlap move as one block to where its
    // members want to be on average.
    private static void PlaceLayer(LayoutLayer layer, Func<LayoutItem, double> wish)
    {
        var blocks = new List<(double Wish, int Count)>();
        double[] offsets = OffsetsOf(layer.Items);
        for (int place = 0; place < layer.Items.Count; place++)
        {
            (double Wish, int Count) block = (wish(layer.Items[place]) - offsets[place], 1);
            while (blocks.Count > 0 && blocks[^1].Wish >= block.Wish)
            {
                (double before, int count) = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                block = (((before * count) + (block.Wish * block.Count)) / (count + block.Count), count + block.Count);
            }

            blocks.Add(block);
        }

        int next = 0;
        foreach ((double at, int count) in blocks)
        {
            for (int place = next; place < next + count; place++)
            {
                layer.Items[place].Y = at + offsets[place];
            }

            next += count;
        }
    }

    // How far each is below the first when all stand as close as they may; what passes above or below all nodes stays
    // out of the frame of their group.
    private static double[] OffsetsOf(List<LayoutItem> items)
    {
        double[] offsets = new double[items.Count];
        int firstNode = items.FindIndex(item => item.Node is not null);
        int lastNode = items.FindLastIndex(item => item.Node is not null);
        for (int place = 1; place < items.Count; place++)
        {
            double gap = place == firstNode ? DiagramLayout.FrameHead + PassGap
                : place - 1 == lastNode ? DiagramLayout.Padding + PassGap
                : items[place - 1].Node is null && items[place].Node is null ? PassGap
                : NodeGap;
            offsets[place] = offsets[place - 1] + ((items[place - 1].Height + items[place].Height) / 2) + gap;
        }

        return offsets;
    }
}
