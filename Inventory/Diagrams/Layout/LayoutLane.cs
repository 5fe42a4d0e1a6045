// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Diagrams.Layout;

/// <summary>Where edges of the same kind meet a node: one line with one label, however many share it.</summary>
/// <param name="item">What it belongs to.</param>
/// <param name="label">The traffic; empty where edges leave.</param>
/// <param name="isLeft">On which side it is.</param>
internal sealed class LayoutLane(LayoutItem item, string label, bool isLeft)
{
    /// <summary>What it belongs to.</summary>
    public LayoutItem Item { get; } = item;

    /// <summary>The traffic; empty where edges leave, and for what only passes.</summary>
    public string Label { get; } = label;

    /// <summary>Whether it is on the left side.</summary>
    public bool IsLeft { get; } = isLeft;

    /// <summary>How far below the middle of its item it is.</summary>
    public double Offset { get; set; }

    /// <summary>The edges that use it.</summary>
    public List<DiagramEdge> Edges { get; } = [];

    /// <summary>How far down it is.</summary>
    public double Y => Item.Y + Offset;
}
