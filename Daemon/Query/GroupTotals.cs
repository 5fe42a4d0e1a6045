// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Records;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The sums over a group of connections.</summary>
internal struct GroupTotals
{
    /// <summary>How many connections there are.</summary>
    public long Count;

    /// <summary>To how many of them no reply was seen.</summary>
    public long Unreplied;

    /// <summary>Bytes of both directions, of those connections whose counters are known.</summary>
    public ulong Bytes;

    /// <summary>Packets of both directions, of those connections whose counters are known.</summary>
    public ulong Packets;

    /// <summary>Bytes per second of both directions, of those connections whose rate is known.</summary>
    public double ByteRate;

    /// <summary>Adds a connection.</summary>
    public void Add(in ConntrackRecord record, ByteRate rate)
    {
        Count++;
        Unreplied += (record.Status & ConntrackStatus.SeenReply) == 0 ? 1 : 0;
        Bytes += record.OriginalBytes + record.ReplyBytes;
        Packets += record.OriginalPackets + record.ReplyPackets;
        ByteRate += rate.IsKnown ? rate.Total : 0;
    }

    /// <summary>The number that a group is ordered by.</summary>
    public readonly double Of(SummaryOrder order) => order switch
    {
        SummaryOrder.Bytes => Bytes,
        SummaryOrder.Packets => Packets,
        SummaryOrder.ByteRate => ByteRate,
        SummaryOrder.Unreplied => Unreplied,
        _ => Count,
    };
}
