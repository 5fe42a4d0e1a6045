// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What happened to a flow, or to the stream of events.</summary>
public enum ConntrackEventKind
{
    /// <summary>A flow was created. It carries no counters.</summary>
    New,

    /// <summary>A flow changed. It carries only what is set, and neither counters nor the refreshed timeout.</summary>
    Update,

    /// <summary>A flow ended. It carries the final counters (with accounting) and what was left of its timeout.</summary>
    Destroy,

    /// <summary>Events were lost: an unknown number. Dump the table and compare.</summary>
    Overrun,
}
