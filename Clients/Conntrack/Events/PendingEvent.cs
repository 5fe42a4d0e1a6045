// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Events;

/// <summary>An event on its way from the thread that reads to the one that prints. It is filled again and again.</summary>
internal sealed class PendingEvent
{
    /// <summary>The flow.</summary>
    public ConntrackRecord Record;

    /// <summary>What happened; an overrun stands where events were lost.</summary>
    public ConntrackEventKind Kind { get; set; }

    /// <summary>Netlink port of the program whose request caused it; 0 if packets did.</summary>
    public uint PortId { get; set; }

    /// <summary>When it was read, in nanoseconds since 1970.</summary>
    public long ReadAt { get; set; }

    /// <summary>Room for its rare attributes.</summary>
    public ConntrackExtras Room { get; } = new();

    /// <summary>Its rare attributes, or null.</summary>
    public ConntrackExtras? Extras { get; set; }
}
