// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Filters;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether an address of the row lies in a network.</summary>
internal readonly struct AddressTest(AddressSide side, AddressMatch network) : IRecordTest
{
    /// <inheritdoc/>
    public bool Test(in ConntrackRecord record)
    {
        return side switch
        {
            AddressSide.Source => Covers(record, record.OriginalSource),
            AddressSide.Destination => Covers(record, record.OriginalDestination),
            AddressSide.ReplySource => record.Has(ConntrackFields.Reply) && Covers(record, record.ReplySource),
            AddressSide.ReplyDestination =>
                record.Has(ConntrackFields.Reply) && Covers(record, record.ReplyDestination),
            AddressSide.Gateway =>
                (Translation.OfSource(record) && Covers(record, record.ReplyDestination))
                || (Translation.OfDestination(record) && Covers(record, record.ReplySource)),
            _ => Covers(record, record.OriginalSource) || Covers(record, record.OriginalDestination),
        };
    }

    private bool Covers(in ConntrackRecord record, in NetAddress address) => network.Covers(address, record.Family);
}
