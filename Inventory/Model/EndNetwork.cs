// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;

namespace Inventory.Model;

/// <summary>A network that an end of a communication stands for. Immutable.</summary>
/// <param name="Prefix">The network.</param>
/// <param name="Entity">The entity that has it; 0 for anything.</param>
/// <param name="Device">The device of the interface that has it; empty for any.</param>
internal readonly record struct EndNetwork(IpPrefix Prefix, long Entity, string Device);
