// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.CompilerServices;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>The attributes that few flows have.</content>
internal static partial class ConntrackDecoder
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DecodeRare(
        int type,
        ReadOnlySpan<byte> value,
        in AttributeReader reader,
        in ConntrackRecord record,
        ref DecodedExtras extras)
    {
        switch (type)
        {
            case CTA_HELP:
                extras.Writable.Helper = DecodeName(reader.Nested(value), CTA_HELP_NAME) ?? extras.Writable.Helper;
                break;
            case CTA_SECCTX:
                DecodeSecurityContext(reader.Nested(value), extras.Writable);
                break;
            case CTA_LABELS:
                extras.Writable.ReadLabels(value);
                break;
            case CTA_TUPLE_MASTER:
                extras.Writable.Master = DecodeTuple(in reader, value, record.Family);
                break;
            case CTA_SEQ_ADJ_ORIG:
                extras.Writable.OriginalSequenceAdjustment = DecodeAdjustment(reader.Nested(value));
                break;
            case CTA_SEQ_ADJ_REPLY:
                extras.Writable.ReplySequenceAdjustment = DecodeAdjustment(reader.Nested(value));
                break;
            case CTA_SYNPROXY when extras.WantsDetails:
                extras.Writable.Synproxy = DecodeSynproxy(reader.Nested(value));
                break;
            case CTA_TIMESTAMP_EVENT:
                extras.EventTime = reader.UInt64BigEndian(value);
                if (extras.WantsDetails)
                {
                    extras.Writable.EventTime = extras.EventTime;
                }

                break;
        }
    }

    private static string? DecodeName(AttributeReader reader, int nameType)
    {
        string? name = null;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == nameType)
            {
                name = KernelNames.Text(value);
            }
        }

        return name;
    }

    private static void DecodeSecurityContext(AttributeReader reader, ConntrackExtras extras)
    {
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == CTA_SECCTX_NAME)
            {
                extras.ReadSecurityContext(value);
            }
        }
    }

    /// <summary>A tuple that is no direction of the flow itself.</summary>
    public static ConntrackTuple DecodeTuple(in AttributeReader reader, ReadOnlySpan<byte> value, byte family)
    {
        NetAddress source = default;
        NetAddress destination = default;
        ushort sourcePort = 0;
        ushort destinationPort = 0;
        byte protocol = 0;
        DecodeTuple(
            in reader,
            value,
            family,
            ref source,
            ref destination,
            ref sourcePort,
            ref destinationPort,
            ref protocol,
            out _);
        return new ConntrackTuple(family, protocol, source, destination, sourcePort, destinationPort);
    }

    private static SequenceAdjustment DecodeAdjustment(AttributeReader reader)
    {
        SequenceAdjustment adjustment = default;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_SEQADJ_CORRECTION_POS:
                    adjustment = adjustment with { CorrectionPosition = reader.UInt32BigEndian(value) };
                    break;
                case CTA_SEQADJ_OFFSET_BEFORE:
                    adjustment = adjustment with { OffsetBefore = (int)reader.UInt32BigEndian(value) };
                    break;
                case CTA_SEQADJ_OFFSET_AFTER:
                    adjustment = adjustment with { OffsetAfter = (int)reader.UInt32BigEndian(value) };
                    break;
            }
        }

        return adjustment;
    }

    private static SynproxyDetails DecodeSynproxy(AttributeReader reader)
    {
        SynproxyDetails details = default;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_SYNPROXY_ISN:
                    details = details with { InitialSequence = reader.UInt32BigEndian(value) };
                    break;
                case CTA_SYNPROXY_ITS:
                    details = details with { InitialTimestamp = reader.UInt32BigEndian(value) };
                    break;
                case CTA_SYNPROXY_TSOFF:
                    details = details with { TimestampOffset = reader.UInt32BigEndian(value) };
                    break;
            }
        }

        return details;
    }
}
