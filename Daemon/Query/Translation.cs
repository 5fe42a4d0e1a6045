// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Tells how address translation changed a connection, from its two tuples.</summary>
internal static class Translation
{
    /// <summary>Whether replies go to another address or port than the one that opened the connection (SNAT).</summary>
    public static bool OfSource(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Reply)
        && (record.ReplyDestination != record.OriginalSource
            || (record.Has(ConntrackFields.Ports) && record.ReplyDestinationPort != record.OriginalSourcePort));

    /// <summary>Whether replies come from another address or port than the one that was asked for (DNAT).</summary>
    public static bool OfDestination(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Reply)
        && (record.ReplySource != record.OriginalDestination
            || (record.Has(ConntrackFields.Ports) && record.ReplySourcePort != record.OriginalDestinationPort));
}
