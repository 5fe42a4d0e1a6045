// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Diagrams;

/// <summary>What a diagram shows, whatever it is written as. Immutable.</summary>
/// <param name="Name">The name of the project.</param>
/// <param name="Groups">The groups by name; what is in none comes first, in one without a name.</param>
/// <param name="Edges">The edges, by source and target.</param>
/// <param name="HasOverlay">Whether it shows what was observed.</param>
internal sealed record DiagramGraph(
    string Name, IReadOnlyList<DiagramGroup> Groups, IReadOnlyList<DiagramEdge> Edges, bool HasOverlay)
{
    /// <summary>All nodes, by group.</summary>
    public IEnumerable<DiagramNode> Nodes => Groups.SelectMany(group => group.Nodes);

    /// <summary>How many of the nodes are entities: all but the one for anything.</summary>
    public int EntityCount => Groups.Where(group => group.Name.Length > 0).Sum(group => group.Nodes.Count);
}
