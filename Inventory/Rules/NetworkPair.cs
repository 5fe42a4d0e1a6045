// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>Two networks of one family that a communication is between, as an entity meets it. Immutable.</summary>
/// <param name="Direction">How the entity meets it.</param>
/// <param name="Source">The network that opens the connection.</param>
/// <param name="Destination">The network that is called.</param>
internal readonly record struct NetworkPair(RuleDirection Direction, EndNetwork Source, EndNetwork Destination)
{
    /// <summary>The family of both.</summary>
    public RuleFamily Family => Source.Prefix.IsIPv6 ? RuleFamily.IPv6 : RuleFamily.IPv4;
}
