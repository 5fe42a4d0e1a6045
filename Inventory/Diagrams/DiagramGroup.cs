// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Diagrams;

/// <summary>Nodes that are drawn together. Immutable.</summary>
/// <param name="Id">Its name in the text of the diagram.</param>
/// <param name="Name">What people read; empty for what is in no group.</param>
/// <param name="Nodes">The nodes, by name.</param>
internal sealed record DiagramGroup(string Id, string Name, IReadOnlyList<DiagramNode> Nodes);
