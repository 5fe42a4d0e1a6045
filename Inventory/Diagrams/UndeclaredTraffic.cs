// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Diagrams;

/// <summary>Traffic that was seen and is not declared. Immutable.</summary>
/// <param name="Source">The id of the entity that it came from.</param>
/// <param name="Destination">The id of the entity that it went to.</param>
/// <param name="Traffic">The traffic.</param>
/// <param name="Flows">How many connections it had.</param>
public sealed record UndeclaredTraffic(long Source, long Destination, TrafficClass Traffic, long Flows);
