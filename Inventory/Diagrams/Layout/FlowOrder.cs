// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams.Layout;

/// <summary>
/// Orders nodes so that few edges lead back: what nobody calls first, what calls nobody last, and in circles what calls
/// more than it is called (Eades, Lin and Smyth, A Fast and Effective Heuristic for the Feedback Arc Set Problem,
/// 1993).
/// </summary>
internal static class FlowOrder
{
    /// <summary>The nodes in their order.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="edges">The edges between them.</param>
    public static DiagramNode[] Of(IEnumerable<DiagramNode> nodes, IReadOnlyCollection<DiagramEdge> edges)
    {
        List<DiagramNode> rest = [.. nodes];
        Dictionary<DiagramNode, int> leaving = rest.ToDictionary(node => node, _ => 0);
        Dictionary<DiagramNode, int> arriving = rest.ToDictionary(node => node, _ => 0);
        foreach (DiagramEdge edge in edges)
        {
            leaving[edge.Source]++;
            arriving[edge.Target]++;
        }

        ILookup<DiagramNode, DiagramNode> callees = edges.ToLookup(edge => edge.Source, edge => edge.Target);
        ILookup<DiagramNode, DiagramNode> callers = edges.ToLookup(edge => edge.Target, edge => edge.Source);
        List<DiagramNode> first = [];
        List<DiagramNode> last = [];
        while (rest.Count > 0)
        {
            DiagramNode? sink = rest.Find(node => leaving[node] == 0);
            DiagramNode next = sink ?? rest.Find(node => arriving[node] == 0) ??
                rest.MaxBy(node => leaving[node] - arriving[node])!;
            (sink is null ? first : last).Add(next);
            rest.Remove(next);
            foreach (DiagramNode callee in callees[next])
            {
                arriving[callee]--;
            }

            foreach (DiagramNode caller in callers[next])
            {
                leaving[caller]--;
            }
        }

        last.Reverse();
        return [.. first, .. last];
    }
}
