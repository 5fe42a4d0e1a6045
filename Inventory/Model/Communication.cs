// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Model;

/// <summary>Who may open connections to whom, with which traffic. Immutable.</summary>
public sealed record Communication : IRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The id of its project.</summary>
    public required long Project { get; init; }

    /// <summary>Who opens the connection.</summary>
    public required Endpoint Source { get; init; }

    /// <summary>Who is called.</summary>
    public required Endpoint Destination { get; init; }

    /// <summary>The id of the service whose traffic it is; null where <see cref="Traffic"/> says it.</summary>
    public long? Service { get; init; }

    /// <summary>The traffic; null where <see cref="Service"/> says it.</summary>
    public TrafficClass? Traffic { get; init; }

    /// <summary>One line on what it is for; may be empty. Generated rules are grouped by it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it counts.</summary>
    public CommunicationState State { get; init; }

    /// <summary>It counts from this time on, in UTC; null for always.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>It counts before this time, in UTC; null for ever.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Who answers for it; may be empty.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Where it was asked for; may be empty.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>Whether each new connection is logged.</summary>
    public bool Log { get; init; }

    /// <summary>How many new connections there may be; null without a limit.</summary>
    public RateLimit? Rate { get; init; }

    /// <summary>Where it came from.</summary>
    public CommunicationOrigin Origin { get; init; }

    /// <summary>What speaks for it, when it was learned: a short text; may be empty.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>Whether it is permitted at a time.</summary>
    /// <param name="time">The time.</param>
    public bool IsInForce(DateTimeOffset time) =>
        State == CommunicationState.Active && !(time < ValidFrom) && !(time >= ValidUntil);
}
