// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams.Layout;

/// <summary>
/// Orders what is in each layer by the middle of what it is connected to (Sugiyama, Tagawa and Toda, 1981), so that few
/// edges cross.
/// </summary>
internal static class LayerOrdering
{
    private const int Sweeps = 12;

    /// <summary>Orders all layers.</summary>
    public static void Order(List<LayoutLayer> layers, ICollection<LayoutSegment> segments)
    {
        ILookup<LayoutItem, LayoutItem> neighbours = segments.Where(segment => !segment.IsLoop)
            .SelectMany(one => new[] { (one.From.Item, one.To.Item), (one.To.Item, one.From.Item) })
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
        Dictionary<LayoutItem, double> places = [];
        foreach (LayoutLayer layer in layers)
        {
            Number(layer, places);
        }

        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            bool goesRight = sweep % 2 == 0;
            foreach (LayoutLayer layer in goesRight ? layers : layers.AsEnumerable().Reverse())
            {
                layer.Items = [.. layer.Items.OrderBy(item => MiddleOf(item, goesRight, neighbours, places))];
                Number(layer, places);
            }
        }
    }

    private static double MiddleOf(
        LayoutItem item,
        bool looksLeft,
        ILookup<LayoutItem, LayoutItem> neighbours,
        Dictionary<LayoutItem, double> places) =>
        neighbours[item]
            .Where(other => looksLeft ? other.Layer < item.Layer : other.Layer > item.Layer)
            .Select(other => places[other])
            .DefaultIfEmpty(places[item])
            .Average();

    // From 0 to 1, so that layers of different length compare.
    private static void Number(LayoutLayer layer, Dictionary<LayoutItem, double> places)
    {
        for (int place = 0; place < layer.Items.Count; place++)
        {
            places[layer.Items[place]] = (place + 0.5) / layer.Items.Count;
        }
    }
}
