// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>
/// What one rule lets through: a communication brought down to one pair of networks of one family. New connections
/// only; what belongs to a connection is let through by the rules that each rule set begins with. Immutable.
/// </summary>
/// <param name="Communication">The id of the communication, by which counters find their way back.</param>
/// <param name="Description">The description of the communication, by which rules are grouped.</param>
/// <param name="Source">The network that opens the connection.</param>
/// <param name="Destination">The network that is called, of the same family.</param>
/// <param name="Traffic">The traffic; an ICMP type is that of the family.</param>
public sealed record PermittedTraffic(
    long Communication, string Description, IpPrefix Source, IpPrefix Destination, TrafficClass Traffic)
{
    /// <summary>The network device of the entity that the connection arrives at or leaves by; empty for any.</summary>
    public string Device { get; init; } = "";

    /// <summary>Whether each new connection is logged.</summary>
    public bool Log { get; init; }

    /// <summary>How many new connections there may be; null without a limit.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>The family.</summary>
    public RuleFamily Family => Source.IsIPv6 ? RuleFamily.IPv6 : RuleFamily.IPv4;
}
