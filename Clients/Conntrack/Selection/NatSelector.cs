// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>Whether a flow is translated, and to where.</summary>
internal static class NatSelector
{
    /// <summary>Whether the source is translated, and to what was asked for.</summary>
    public static bool IsSourceTranslated(in ConntrackRecord record, NatArgument wanted) =>
        (record.Status & ConntrackStatus.SourceNatDone) != 0
        && DiffersInSource(record)
        && (wanted.Address is not { } address || address == record.ReplyDestination)
        && (wanted.Port is not { } port || port == record.ReplyDestinationPort);

    /// <summary>Whether the destination is translated, and to what was asked for.</summary>
    public static bool IsDestinationTranslated(in ConntrackRecord record, NatArgument wanted) =>
        (record.Status & ConntrackStatus.DestinationNatDone) != 0
        && DiffersInDestination(record)
        && (wanted.Address is not { } address || address == record.ReplySource)
        && (wanted.Port is not { } port || port == record.ReplySourcePort);

    /// <summary>Whether the replies go elsewhere than the flow came from.</summary>
    public static bool DiffersInSource(in ConntrackRecord record) =>
        record.OriginalSource != record.ReplyDestination
        || (record.Has(ConntrackFields.Ports) && record.OriginalSourcePort != record.ReplyDestinationPort);

    /// <summary>Whether the replies come from elsewhere than the flow went to.</summary>
    public static bool DiffersInDestination(in ConntrackRecord record) =>
        record.OriginalDestination != record.ReplySource
        || (record.Has(ConntrackFields.Ports) && record.OriginalDestinationPort != record.ReplySourcePort);
}
