// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Who receives events without an object per event.</summary>
/// <remarks>Implement it as a struct and pass it by reference. All calls come from the receiving thread.</remarks>
public interface IConntrackEventSink
{
    /// <summary>Whether the sink wants every attribute in the extras (TCP flags, times) and not only the rare ones.</summary>
    public bool WantsDetails { get; }

    /// <summary>
    /// Extras that are filled again for each event, so that a sink that keeps none allocates none; null for an object each.
    /// </summary>
    public ConntrackExtras? Scratch { get; }

    /// <summary>A flow was created, changed or ended.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="record">The flow; valid only during the call.</param>
    /// <param name="extras">Its rare attributes, or null; may be kept unless it is the scratch.</param>
    /// <param name="requesterPortId">Netlink port of the program whose request caused it; 0 if packets did.</param>
    /// <param name="times">When it happened, and the life of the flow.</param>
    public void OnEvent(
        ConntrackEventKind kind,
        in ConntrackRecord record,
        ConntrackExtras? extras,
        uint requesterPortId,
        in ConntrackEventTimes times);

    /// <summary>An unknown number of events was lost: what the sink knows is out of date until the next dump.</summary>
    public void OnOverrun();
}
