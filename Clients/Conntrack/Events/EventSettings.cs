// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Events;

/// <summary>What <c>-E</c> listens to, and how. Immutable.</summary>
internal sealed record EventSettings
{
    /// <summary>
    /// Kernel memory for waiting events unless <c>-b</c> says otherwise; the kernel doubles it, and uses what it needs of
    /// it. 32 MiB hold about 52,000 events.
    /// </summary>
    public const int DefaultBufferBytes = 32 << 20;

    /// <summary>Which events are printed.</summary>
    public ConntrackEventGroups Groups { get; init; } = ConntrackEventGroups.All;

    /// <summary>Which flows are printed.</summary>
    public EventSelection Selection { get; init; } = static (in ConntrackRecord _, ConntrackExtras? _) => true;

    /// <summary>Whether what was lost is found by a dump; the anchor goes on with a hole.</summary>
    public bool Resynchronises { get; init; } = true;

    /// <summary>Which events the kernel has to send: what has ended must be known even where only beginnings are printed.</summary>
    public ConntrackEventGroups Subscribed => Resynchronises ? ConntrackEventGroups.All : Groups;

    /// <summary>Path of the network namespace; null for the one of the process.</summary>
    public string? NetworkNamespace { get; init; }
}
