// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Diagrams;

/// <summary>An entity in a diagram, or anything. Immutable.</summary>
/// <param name="Id">Its name in the text of the diagram, the same as long as the entity exists.</param>
/// <param name="Name">What people read.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Colour">Its colour, and that of what comes from it.</param>
/// <param name="Details">Its addresses, for who points at it; may be empty.</param>
internal sealed record DiagramNode(string Id, string Name, EntityKind Kind, DiagramColour Colour, string Details);
