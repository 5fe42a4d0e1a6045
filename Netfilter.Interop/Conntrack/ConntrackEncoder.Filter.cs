// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.NfConntrackFilter;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>Dump filters.</content>
internal static partial class ConntrackEncoder
{
    /// <summary>
    /// Writes the parts of a filter that the kernel is known to apply correctly. Never an address of IPv6: kernels compare
    /// those inverted, so that exactly the wanted flows would be missing.
    /// </summary>
    public static void WriteFilter(
        ref NetlinkMessageWriter writer, in ConntrackDumpFilter filter, ConntrackFeatures features)
    {
        if (filter.Mark is { } mark)
        {
            writer.UInt32BigEndian(CTA_MARK, mark);
            writer.UInt32BigEndian(CTA_MARK_MASK, filter.MarkMask ?? uint.MaxValue);
        }

        if (features.StatusDump && filter.Status is { } status && (filter.StatusMask ?? status) != 0)
        {
            writer.UInt32BigEndian(CTA_STATUS, (uint)status);
            writer.UInt32BigEndian(CTA_STATUS_MASK, (uint)(filter.StatusMask ?? status));
        }

        if (features.ZoneDump && filter.Zone is { } zone)
        {
            writer.UInt16BigEndian(CTA_ZONE, zone);
        }

        if (features.TupleDump && filter.Family == AF_INET)
        {
            WriteTupleFilters(ref writer, filter);
        }
    }

    private static void WriteTupleFilters(ref NetlinkMessageWriter writer, in ConntrackDumpFilter filter)
    {
        uint originalFlags = WriteTupleFilter(ref writer, CTA_TUPLE_ORIG, filter.Original);
        uint replyFlags = WriteTupleFilter(ref writer, CTA_TUPLE_REPLY, filter.Reply);
        if ((originalFlags | replyFlags) == 0)
        {
            return;
        }

        int nest = writer.BeginNest(CTA_FILTER);
        writer.UInt32HostOrder(CTA_FILTER_ORIG_FLAGS, originalFlags);
        writer.UInt32HostOrder(CTA_FILTER_REPLY_FLAGS, replyFlags);
        writer.EndNest(nest);
    }

    private static uint WriteTupleFilter(
        ref NetlinkMessageWriter writer, ushort type, in ConntrackTupleFilter filter)
    {
        uint flags = TupleFlags(filter);
        if (flags == 0)
        {
            return 0;
        }

        int nest = writer.BeginNest(type);
        if ((flags & (CTA_FILTER_F_CTA_IP_SRC | CTA_FILTER_F_CTA_IP_DST)) != 0)
        {
            int addresses = writer.BeginNest(CTA_TUPLE_IP);
            if (filter.Source is { } source)
            {
                WriteAddress(ref writer, CTA_IP_V4_SRC, source, AF_INET);
            }

            if (filter.Destination is { } destination)
            {
                WriteAddress(ref writer, CTA_IP_V4_DST, destination, AF_INET);
            }

            writer.EndNest(addresses);
        }

        if ((flags & CTA_FILTER_F_CTA_PROTO_NUM) != 0)
        {
            int protocol = writer.BeginNest(CTA_TUPLE_PROTO);
            writer.Byte(CTA_PROTO_NUM, filter.Protocol!.Value);
            if ((flags & CTA_FILTER_F_CTA_PROTO_SRC_PORT) != 0)
            {
                writer.UInt16BigEndian(CTA_PROTO_SRC_PORT, filter.SourcePort!.Value);
            }

            if ((flags & CTA_FILTER_F_CTA_PROTO_DST_PORT) != 0)
            {
                writer.UInt16BigEndian(CTA_PROTO_DST_PORT, filter.DestinationPort!.Value);
            }

            writer.EndNest(protocol);
        }

        writer.EndNest(nest);
        return flags;
    }

    /// <summary>Ports can only be compared together with a protocol that has them.</summary>
    private static uint TupleFlags(in ConntrackTupleFilter filter)
    {
        bool ports = filter.Protocol is { } protocol && TupleFields.HasPorts(protocol);
        return (filter.Source is null ? 0 : CTA_FILTER_F_CTA_IP_SRC)
            | (filter.Destination is null ? 0 : CTA_FILTER_F_CTA_IP_DST)
            | (filter.Protocol is null ? 0 : CTA_FILTER_F_CTA_PROTO_NUM)
            | (ports && filter.SourcePort is not null ? CTA_FILTER_F_CTA_PROTO_SRC_PORT : 0)
            | (ports && filter.DestinationPort is not null ? CTA_FILTER_F_CTA_PROTO_DST_PORT : 0);
    }
}
