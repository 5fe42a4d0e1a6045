// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams.Layout;

/// <summary>
/// Puts nodes into columns: each group has some side by side, so that most edges go from the left to the right, between
/// groups and within them.
/// </summary>
internal static class LayerAssignment
{
    private const int MostLevels = 4;
    private const int FewestRows = 8;

    /// <summary>The layers from the left, each with its nodes.</summary>
    public static List<LayoutLayer> Assign(DiagramGraph graph)
    {
        int rows = Math.Max(FewestRows, (int)Math.Ceiling(2 * Math.Sqrt(graph.Nodes.Count())));
        var layers = new List<LayoutLayer>();
        foreach (DiagramGroup group in InOrderOfFlow(graph))
        {
            foreach (DiagramNode[] column in LevelsOf(group, graph).SelectMany(level => level.Chunk(rows)))
            {
                var layer = new LayoutLayer(group);
                layer.Items.AddRange(column.Select(node => new LayoutItem(layers.Count, node)));
                layers.Add(layer);
            }
        }

        return layers;
    }

    // Groups that rather open connections stand left of those that are rather called.
    private static IOrderedEnumerable<DiagramGroup> InOrderOfFlow(DiagramGraph graph)
    {
        Dictionary<DiagramNode, DiagramGroup> groups = graph.Groups
            .SelectMany(group => group.Nodes.Select(node => (node, group)))
            .ToDictionary();
        DiagramEdge[] crossing = [.. graph.Edges.Where(edge => groups[edge.Source] != groups[edge.Target])];
        return graph.Groups.OrderByDescending(group => group.Name.Length == 0).ThenByDescending(group =>
        {
            double leaving = crossing.Count(edge => groups[edge.Source] == group);
            double arriving = crossing.Count(edge => groups[edge.Target] == group);
            return (leaving - arriving) / Math.Max(1, leaving + arriving);
        });
    }

    // The longest path to each node, along the edges that lead forward in the order of flow.
    private static IEnumerable<DiagramNode[]> LevelsOf(DiagramGroup group, DiagramGraph graph)
    {
        Dictionary<DiagramNode, int> levels = group.Nodes.ToDictionary(node => node, _ => 0);
        DiagramEdge[] inner =
        [
            .. graph.Edges.Where(edge => levels.ContainsKey(edge.Source) && levels.ContainsKey(edge.Target)),
        ];
        ILookup<DiagramNode, DiagramEdge> leaving = inner.ToLookup(edge => edge.Source);
        DiagramNode[] order = FlowOrder.Of(group.Nodes, inner);
        Dictionary<DiagramNode, int> places = order.Index().ToDictionary(one => one.Item, one => one.Index);
        foreach (DiagramNode node in order)
        {
            foreach (DiagramEdge edge in leaving[node].Where(edge => places[edge.Target] > places[node]))
            {
                levels[edge.Target] = Math.Min(MostLevels - 1, Math.Max(levels[edge.Target], levels[node] + 1));
            }
        }

        return group.Nodes.GroupBy(node => levels[node]).OrderBy(level => level.Key).Select(level => level.ToArray());
    }
}
