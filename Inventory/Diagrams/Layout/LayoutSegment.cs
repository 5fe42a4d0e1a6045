// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Diagrams.Layout;

/// <summary>The part of edges between one layer and the next, or back to the same.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="State">What is known about the edges.</param>
internal readonly record struct LayoutSegment(LayoutLane From, LayoutLane To, EdgeState State)
{
    /// <summary>Whether it goes back to the layer that it comes from.</summary>
    public bool IsLoop => From.Item.Layer == To.Item.Layer;
}
