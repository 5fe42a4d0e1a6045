// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Diagrams;

/// <summary>What was observed, to be drawn over what is declared. Immutable.</summary>
/// <param name="Flows">
/// How many connections each communication had, by its id; 0 where none was seen. Those that nobody could see are not
/// among them, and are drawn as they are declared.
/// </param>
/// <param name="Undeclared">What was seen and is not declared.</param>
public sealed record DiagramOverlay(
    IReadOnlyDictionary<long, long> Flows, IReadOnlyList<UndeclaredTraffic> Undeclared);
