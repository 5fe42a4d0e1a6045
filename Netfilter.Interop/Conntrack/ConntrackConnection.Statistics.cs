// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>Statistics.</content>
public sealed partial class ConntrackConnection
{
    private const string StatisticsOperation = "read the statistics of connection tracking";

    /// <summary>The counters of every CPU.</summary>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ConntrackCpuStatistics[] CpuStatistics()
    {
        var statistics = new List<ConntrackCpuStatistics>();
        lock (_gate)
        {
            NetlinkSession session = StartStatistics(IPCTNL_MSG_CT_GET_STATS_CPU, NLM_F_DUMP);
            while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
            {
                if (kind == ReplyKind.Data)
                {
                    statistics.Add(DecodeCpu(message));
                }
                else
                {
                    ThrowIfStatisticsFailed(session.Result);
                }
            }
        }

        return [.. statistics];
    }

    /// <summary>The fill of the table and its limit.</summary>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ConntrackTotals Totals()
    {
        ConntrackTotals totals = default;
        lock (_gate)
        {
            NetlinkSession session = StartStatistics(IPCTNL_MSG_CT_GET_STATS, flags: 0);
            while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
            {
                if (kind == ReplyKind.Data)
                {
                    totals = DecodeTotals(message);
                }
                else
                {
                    ThrowIfStatisticsFailed(session.Result);
                }
            }
        }

        return totals;
    }

    private static void ThrowIfStatisticsFailed(NetlinkError error)
    {
        if (!error.IsSuccess)
        {
            throw NetlinkFailure.Request(StatisticsOperation, null, error);
        }
    }

    private static AttributeReader Attributes(in NetlinkMessage message)
    {
        if (message.Payload.Length < NFGENMSG_LEN)
        {
            throw new NetlinkFormatException(message.PayloadOffset, "Statistics end within their nfgenmsg header.");
        }

        return new AttributeReader(message.Payload[NFGENMSG_LEN..], message.PayloadOffset + NFGENMSG_LEN);
    }

    private static ConntrackTotals DecodeTotals(in NetlinkMessage message)
    {
        ConntrackTotals totals = default;
        AttributeReader reader = Attributes(message);
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            totals = type switch
            {
                CTA_STATS_GLOBAL_ENTRIES => totals with { Entries = reader.UInt32BigEndian(value) },
                CTA_STATS_GLOBAL_MAX_ENTRIES => totals with { MaxEntries = reader.UInt32BigEndian(value) },
                _ => totals,
            };
        }

        return totals;
    }

    private static ConntrackCpuStatistics DecodeCpu(in NetlinkMessage message)
    {
        AttributeReader reader = Attributes(message);

        // The resource id of nfgenmsg is the number of the CPU.
        var statistics = new ConntrackCpuStatistics(BinaryPrimitives.ReadUInt16BigEndian(message.Payload[2..]));
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type is < CTA_STATS_SEARCHED or > CTA_STATS_CHAIN_TOOLONG)
            {
                continue;
            }

            uint number = reader.UInt32BigEndian(value);
            statistics = type switch
            {
                CTA_STATS_SEARCHED => statistics with { Searched = number },
                CTA_STATS_FOUND => statistics with { Found = number },
                CTA_STATS_NEW => statistics with { New = number },
                CTA_STATS_INVALID => statistics with { Invalid = number },
                CTA_STATS_IGNORE => statistics with { Ignore = number },
                CTA_STATS_DELETE => statistics with { Delete = number },
                CTA_STATS_DELETE_LIST => statistics with { DeleteList = number },
                CTA_STATS_INSERT => statistics with { Insert = number },
                CTA_STATS_INSERT_FAILED => statistics with { InsertFailed = number },
                CTA_STATS_DROP => statistics with { Drop = number },
                CTA_STATS_EARLY_DROP => statistics with { EarlyDrop = number },
                CTA_STATS_ERROR => statistics with { Error = number },
                CTA_STATS_SEARCH_RESTART => statistics with { SearchRestart = number },
                CTA_STATS_CLASH_RESOLVE => statistics with { ClashResolve = number },
                _ => statistics with { ChainTooLong = number },
            };
        }

        return statistics;
    }

    private NetlinkSession StartStatistics(ushort type, ushort flags)
    {
        NetlinkSession session = Session();
        uint sequence = session.Reserve(1);
        var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
        writer.Begin(type, flags, sequence, AF_UNSPEC);
        writer.End();
        session.Start(StatisticsOperation, writer.Written, sequence, sequence, isDump: (flags & NLM_F_DUMP) != 0);
        return session;
    }
}
