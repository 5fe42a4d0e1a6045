// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>How events are subscribed to.</summary>
public sealed record ConntrackEventOptions
{
    /// <summary>Path of the network namespace; null for the one of the process.</summary>
    public string? NetworkNamespace { get; init; }

    /// <summary>Which events to receive; all by default.</summary>
    public ConntrackEventGroups Groups { get; init; } = ConntrackEventGroups.All;

    /// <summary>
    /// Bytes of kernel memory for events that wait to be read (doubled by the kernel, which charges about 1280 bytes per
    /// event). 8 MiB by default: 13,000 events. Without CAP_NET_ADMIN in the first user namespace cut to rmem_max.
    /// </summary>
    public int ReceiveBufferBytes { get; init; } = 8 << 20;

    /// <summary>
    /// Whether the kernel keeps the DESTROY events that it cannot deliver and tries again (NETLINK_BROADCAST_ERROR). The
    /// danger: a slow reader then holds ended flows in memory. Off by default.
    /// </summary>
    public bool ReliableDestroy { get; init; }

    /// <summary>
    /// How long to let further events gather after the first one of a batch has arrived: it saves most of the wake-ups. One
    /// millisecond by default, in which the buffer must take all events; zero hands each over at once.
    /// </summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(1);
}
