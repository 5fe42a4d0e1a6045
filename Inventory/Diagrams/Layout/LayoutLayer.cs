// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Diagrams.Layout;

/// <summary>A column of the picture: nodes of one group, and what passes between them.</summary>
/// <param name="group">The group.</param>
internal sealed class LayoutLayer(DiagramGroup group)
{
    /// <summary>The group that its nodes are in.</summary>
    public DiagramGroup Group { get; } = group;

    /// <summary>What is in it, from above.</summary>
    public List<LayoutItem> Items { get; set; } = [];

    /// <summary>Where the nodes begin.</summary>
    public double Left { get; set; }

    /// <summary>How wide the nodes are.</summary>
    public double Width { get; set; }

    /// <summary>The room for labels on the left side of the nodes.</summary>
    public double LeftRoom { get; set; }

    /// <summary>The room for labels on the right side of the nodes.</summary>
    public double RightRoom { get; set; }

    /// <summary>Where the nodes end.</summary>
    public double Right => Left + Width;

    /// <summary>Where the lanes of a side begin or end, away from the nodes; to there, all lines are level.</summary>
    public double Edge(bool isLeft) => isLeft ? Left - LeftRoom : Right + RightRoom;
}
