// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether a port that address translation put in lies in a range.</summary>
internal readonly struct TranslatedPortTest(ushort first, ushort last) : IRecordTest
{
    /// <inheritdoc/>
    public bool Test(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Ports)
        && ((Translation.OfSource(record) && Within(record.ReplyDestinationPort))
            || (Translation.OfDestination(record) && Within(record.ReplySourcePort)));

    private bool Within(ushort port) => port >= first && port <= last;
}
