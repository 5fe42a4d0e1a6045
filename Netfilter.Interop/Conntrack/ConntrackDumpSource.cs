// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Which list of flows a dump reads.</summary>
public enum ConntrackDumpSource
{
    /// <summary>The table.</summary>
    Table = 0,

    /// <summary>
    /// The table, and the kernel sets the counters of every flow that it sends to zero, for all who look at them. Only with
    /// a filter that the kernel applies, since flows that are sorted out here would lose their counters unseen.
    /// </summary>
    TableZeroingCounters,

    /// <summary>Flows that have ended and wait for a listener to reliable events to take their DESTROY event.</summary>
    Dying,

    /// <summary>Flows whose first packet is still under way; always empty since kernel 5.19.</summary>
    Unconfirmed,
}
