// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>Creation and change.</content>
internal static partial class ConntrackEncoder
{
    /// <summary>Everything that a new flow is to have.</summary>
    public static void WriteEntry(ref NetlinkMessageWriter writer, ConntrackEntry entry)
    {
        ref readonly ConntrackRecord record = ref entry.Record;
        ConntrackExtras? extras = entry.Extras;
        WriteTuple(ref writer, CTA_TUPLE_ORIG, TupleFields.Original(record), extras?.OriginalZone);
        WriteTuple(ref writer, CTA_TUPLE_REPLY, TupleFields.Reply(record), extras?.ReplyZone);

        // The kernel refuses a status without this bit (EBUSY).
        writer.UInt32BigEndian(CTA_STATUS, (uint)(record.Status | ConntrackStatus.Confirmed));
        writer.UInt32BigEndian(CTA_TIMEOUT, record.TimeoutSeconds);
        if (record.Mark != 0)
        {
            writer.UInt32BigEndian(CTA_MARK, record.Mark);
        }

        if (record.Zone != 0 || extras?.OriginalZone is not null || extras?.ReplyZone is not null)
        {
            writer.UInt16BigEndian(CTA_ZONE, record.Zone);
        }

        if (record.Has(ConntrackFields.ProtocolState))
        {
            WriteProtocolInfo(ref writer, record, extras);
        }

        if (extras is not null)
        {
            WriteExtras(ref writer, record.Family, extras);
        }
    }

    /// <summary>What is to change of a flow.</summary>
    /// <param name="writer">The request, which has the key.</param>
    /// <param name="protocol">IP protocol number of the flow.</param>
    /// <param name="change">What to change.</param>
    /// <param name="status">The whole new status, or null if it stays.</param>
    public static void WriteChange(
        ref NetlinkMessageWriter writer, byte protocol, ConntrackUpdate change, ConntrackStatus? status)
    {
        if (change.Helper is { } helper)
        {
            WriteName(ref writer, CTA_HELP, CTA_HELP_NAME, helper);
        }

        if (change.TimeoutSeconds is { } timeout)
        {
            writer.UInt32BigEndian(CTA_TIMEOUT, timeout);
        }

        if (status is { } bits)
        {
            writer.UInt32BigEndian(CTA_STATUS, (uint)bits);
        }

        if (change.ProtocolState is { } state)
        {
            var record = new ConntrackRecord { Protocol = protocol, ProtocolState = state };
            WriteProtocolInfo(ref writer, record, new ConntrackExtras { Tcp = change.Tcp });
        }

        if (change.Mark is { } mark)
        {
            writer.UInt32BigEndian(CTA_MARK, mark);
            writer.UInt32BigEndian(CTA_MARK_MASK, change.MarkMask);
        }

        if (change.Labels is { } labels)
        {
            writer.Bytes(CTA_LABELS, labels.Span);
            if (change.LabelsMask is { } mask)
            {
                writer.Bytes(CTA_LABELS_MASK, mask.Span);
            }
        }
    }

    private static void WriteExtras(ref NetlinkMessageWriter writer, byte family, ConntrackExtras extras)
    {
        if (extras.Helper is { } helper)
        {
            WriteName(ref writer, CTA_HELP, CTA_HELP_NAME, helper);
        }

        if (extras.SourceNat is { } source)
        {
            WriteNat(ref writer, CTA_NAT_SRC, family, source);
        }

        if (extras.DestinationNat is { } destination)
        {
            WriteNat(ref writer, CTA_NAT_DST, family, destination);
        }

        if (extras.Master is { } master)
        {
            WriteTuple(ref writer, CTA_TUPLE_MASTER, master);
        }

        if (extras.OriginalSequenceAdjustment is { } original)
        {
            WriteAdjustment(ref writer, CTA_SEQ_ADJ_ORIG, original);
        }

        if (extras.ReplySequenceAdjustment is { } reply)
        {
            WriteAdjustment(ref writer, CTA_SEQ_ADJ_REPLY, reply);
        }

        if (extras.Synproxy is { } synproxy)
        {
            int nest = writer.BeginNest(CTA_SYNPROXY);
            writer.UInt32BigEndian(CTA_SYNPROXY_ISN, synproxy.InitialSequence);
            writer.UInt32BigEndian(CTA_SYNPROXY_ITS, synproxy.InitialTimestamp);
            writer.UInt32BigEndian(CTA_SYNPROXY_TSOFF, synproxy.TimestampOffset);
            writer.EndNest(nest);
        }

        if (extras.Labels is { } labels)
        {
            writer.Bytes(CTA_LABELS, labels);
        }
    }

    private static void WriteProtocolInfo(
        ref NetlinkMessageWriter writer, in ConntrackRecord record, ConntrackExtras? extras)
    {
        int nest = writer.BeginNest(CTA_PROTOINFO);
        switch (record.Protocol)
        {
            case IpProtocol.Tcp:
                WriteTcp(ref writer, record.ProtocolState, extras?.Tcp);
                break;
            case IpProtocol.Sctp:
                int sctp = writer.BeginNest(CTA_PROTOINFO_SCTP);
                writer.Byte(CTA_PROTOINFO_SCTP_STATE, record.ProtocolState);
                writer.UInt32BigEndian(CTA_PROTOINFO_SCTP_VTAG_ORIGINAL, extras?.Sctp?.OriginalTag ?? 0);
                writer.UInt32BigEndian(CTA_PROTOINFO_SCTP_VTAG_REPLY, extras?.Sctp?.ReplyTag ?? 0);
                writer.EndNest(sctp);
                break;
            case IpProtocol.Dccp:
                int dccp = writer.BeginNest(CTA_PROTOINFO_DCCP);
                writer.Byte(CTA_PROTOINFO_DCCP_STATE, record.ProtocolState);
                writer.Byte(CTA_PROTOINFO_DCCP_ROLE, extras?.Dccp?.Role ?? 0);
                writer.UInt64BigEndian(CTA_PROTOINFO_DCCP_HANDSHAKE_SEQ, extras?.Dccp?.HandshakeSequence ?? 0);
                writer.EndNest(dccp);
                break;
        }

        writer.EndNest(nest);
    }

    /// <summary>
    /// A flow made by hand has no window, so tracking would drop its packets as out of window unless told to be liberal:
    /// that is what a state without flags gets.
    /// </summary>
    private static void WriteTcp(ref NetlinkMessageWriter writer, byte state, TcpDetails? given)
    {
        const TcpTraits Liberal = TcpTraits.BeLiberal;
        TcpDetails details = given ?? new TcpDetails(0, 0, Liberal, Liberal, Liberal, Liberal);
        int nest = writer.BeginNest(CTA_PROTOINFO_TCP);
        writer.Byte(CTA_PROTOINFO_TCP_STATE, state);
        writer.Byte(CTA_PROTOINFO_TCP_WSCALE_ORIGINAL, details.OriginalWindowScale);
        writer.Byte(CTA_PROTOINFO_TCP_WSCALE_REPLY, details.ReplyWindowScale);
        writer.Bytes(
            CTA_PROTOINFO_TCP_FLAGS_ORIGINAL, [(byte)details.OriginalFlags, (byte)details.OriginalFlagsMask]);
        writer.Bytes(CTA_PROTOINFO_TCP_FLAGS_REPLY, [(byte)details.ReplyFlags, (byte)details.ReplyFlagsMask]);
        writer.EndNest(nest);
    }

    private static void WriteNat(ref NetlinkMessageWriter writer, ushort type, byte family, in NatRange range)
    {
        int nest = writer.BeginNest(type);
        WriteAddress(
            ref writer, family == AF_INET ? CTA_NAT_V4_MINIP : CTA_NAT_V6_MINIP, range.MinAddress, family);
        WriteAddress(
            ref writer, family == AF_INET ? CTA_NAT_V4_MAXIP : CTA_NAT_V6_MAXIP, range.MaxAddress, family);
        if (range.MinPort != 0)
        {
            int ports = writer.BeginNest(CTA_NAT_PROTO);
            writer.UInt16BigEndian(CTA_PROTONAT_PORT_MIN, range.MinPort);
            writer.UInt16BigEndian(CTA_PROTONAT_PORT_MAX, Math.Max(range.MinPort, range.MaxPort));
            writer.EndNest(ports);
        }

        writer.EndNest(nest);
    }

    private static void WriteAdjustment(
        ref NetlinkMessageWriter writer, ushort type, in SequenceAdjustment adjustment)
    {
        int nest = writer.BeginNest(type);
        writer.UInt32BigEndian(CTA_SEQADJ_CORRECTION_POS, adjustment.CorrectionPosition);
        writer.UInt32BigEndian(CTA_SEQADJ_OFFSET_BEFORE, (uint)adjustment.OffsetBefore);
        writer.UInt32BigEndian(CTA_SEQADJ_OFFSET_AFTER, (uint)adjustment.OffsetAfter);
        writer.EndNest(nest);
    }

    private static void WriteName(ref NetlinkMessageWriter writer, ushort type, ushort nameType, string name)
    {
        int nest = writer.BeginNest(type);
        writer.Text(nameType, name);
        writer.EndNest(nest);
    }
}
