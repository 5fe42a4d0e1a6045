// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Events;

/// <summary>What makes two flows the same: the original direction, and the zone in which it is unique.</summary>
internal readonly record struct FlowKey(ConntrackTuple Original, ushort Zone, ushort OriginalZone, ushort ReplyZone)
{
    /// <summary>The key of a flow.</summary>
    public static FlowKey Of(in ConntrackRecord record, ConntrackExtras? extras) =>
        new(record.OriginalTuple, record.Zone, extras?.OriginalZone ?? 0, extras?.ReplyZone ?? 0);
}
