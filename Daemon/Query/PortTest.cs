// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Filters;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether a port of the row lies in a range.</summary>
internal readonly struct PortTest(PortSide side, ushort first, ushort last) : IRowTest
{
    /// <inheritdoc/>
    public bool Test(in RowBlock block, int offset)
    {
        ref readonly ConntrackRecord record = ref block.Records[offset];
        if (!record.Has(ConntrackFields.Ports))
        {
            return false;
        }

        return side switch
        {
            PortSide.Source => Within(record.OriginalSourcePort),
            PortSide.Destination => Within(record.OriginalDestinationPort),
            PortSide.ReplySource => record.Has(ConntrackFields.Reply) && Within(record.ReplySourcePort),
            PortSide.ReplyDestination => record.Has(ConntrackFields.Reply) && Within(record.ReplyDestinationPort),
            PortSide.Gateway =>
                (Translation.OfSource(record) && Within(record.ReplyDestinationPort))
                || (Translation.OfDestination(record) && Within(record.ReplySourcePort)),
            _ => Within(record.OriginalSourcePort) || Within(record.OriginalDestinationPort),
        };
    }

    private bool Within(ushort port) => port >= first && port <= last;
}
