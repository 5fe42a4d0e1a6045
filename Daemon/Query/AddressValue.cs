// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Filters;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The leading 64 bits of an address of one family, in numeric order; absent for the other family.</summary>
internal readonly struct AddressValue(AddressSide side, byte family) : IRecordValue
{
    // Turns unsigned order into signed order.
    private const ulong SignBit = 1UL << 63;

    /// <inheritdoc/>
    public long Read(in ConntrackRecord record)
    {
        if (record.Family != family)
        {
            return RowReader.Absent;
        }

        ulong high = RowAddress.Of(record, side).High;
        return family == AddressFamilies.IPv4 ? (long)(high >> 32) : (long)(high ^ SignBit);
    }
}
