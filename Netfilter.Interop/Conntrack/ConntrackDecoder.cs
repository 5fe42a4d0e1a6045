// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <summary>Decodes a flow of a dump, an answer or an event: one piece of code for all of them.</summary>
/// <remarks>
/// It writes straight into the caller's record and allocates only for rare attributes. Unknown attributes are skipped;
/// nothing that it returns refers to the receive buffer. Nests are known by name, so depth is bounded by construction.
/// </remarks>
internal static partial class ConntrackDecoder
{
    /// <summary>Decodes one message.</summary>
    /// <param name="message">A message of the conntrack subsystem: nfgenmsg, then attributes.</param>
    /// <param name="record">Overwritten completely.</param>
    /// <param name="wantsDetails">Whether attributes that every flow has go into the extras too.</param>
    /// <param name="extras">What else was found.</param>
    /// <exception cref="NetlinkFormatException">The message is malformed; the record is then undefined.</exception>
    public static void Decode(
        in NetlinkMessage message, ref ConntrackRecord record, bool wantsDetails, out DecodedExtras extras) =>
        Decode(message, ref record, wantsDetails, scratch: null, out extras);

    /// <summary>Decodes one message, with the extras in an object that is used again.</summary>
    /// <param name="message">A message of the conntrack subsystem: nfgenmsg, then attributes.</param>
    /// <param name="record">Overwritten completely.</param>
    /// <param name="wantsDetails">Whether attributes that every flow has go into the extras too.</param>
    /// <param name="scratch">Where the extras go; null for a new object.</param>
    /// <param name="extras">What else was found.</param>
    /// <exception cref="NetlinkFormatException">The message is malformed; the record is then undefined.</exception>
    public static void Decode(
        in NetlinkMessage message,
        ref ConntrackRecord record,
        bool wantsDetails,
        ConntrackExtras? scratch,
        out DecodedExtras extras)
    {
        ReadOnlySpan<byte> payload = message.Payload;
        extras = default;
        extras.WantsDetails = wantsDetails;
        extras.Scratch = scratch;
        record = default;
        if (payload.Length < NFGENMSG_LEN)
        {
            ThrowHeader(message.PayloadOffset);
        }

        record.Family = payload[0];
        if (record.Family is not (AF_INET or AF_INET6))
        {
            ThrowFamily(message.PayloadOffset, record.Family);
        }

        var reader = new AttributeReader(payload[NFGENMSG_LEN..], message.PayloadOffset + NFGENMSG_LEN);
        bool hasOriginal = false;
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            switch (type)
            {
                case CTA_TUPLE_ORIG:
                    DecodeOriginal(in reader, value, ref record, ref extras);
                    hasOriginal = true;
                    break;
                case CTA_TUPLE_REPLY:
                    DecodeReply(in reader, value, ref record, ref extras);
                    break;
                case CTA_STATUS:
                    record.Status = (ConntrackStatus)reader.UInt32BigEndian(value);
                    record.Fields |= ConntrackFields.Status;
                    break;
                case CTA_PROTOINFO:
                    DecodeProtocolInfo(reader.Nested(value), ref record, ref extras);
                    break;
                case CTA_TIMEOUT:
                    record.TimeoutSeconds = reader.UInt32BigEndian(value);
                    record.Fields |= ConntrackFields.Timeout;
                    break;
                case CTA_MARK:
                    record.Mark = reader.UInt32BigEndian(value);
                    record.Fields |= ConntrackFields.Mark;
                    break;
                case CTA_COUNTERS_ORIG:
                    DecodeCounters(in reader, value, ref record.OriginalPackets, ref record.OriginalBytes);
                    record.Fields |= ConntrackFields.Counters;
                    break;
                case CTA_COUNTERS_REPLY:
                    DecodeCounters(in reader, value, ref record.ReplyPackets, ref record.ReplyBytes);
                    record.Fields |= ConntrackFields.Counters;
                    break;
                case CTA_USE:
                    record.Use = (byte)Math.Min(reader.UInt32BigEndian(value), byte.MaxValue);
                    record.Fields |= ConntrackFields.Use;
                    break;
                case CTA_ID:
                    record.Id = reader.UInt32BigEndian(value);
                    record.Fields |= ConntrackFields.Id;
                    break;
                case CTA_ZONE:
                    record.Zone = reader.UInt16BigEndian(value);
                    record.Fields |= ConntrackFields.Zone;
                    break;
                case CTA_TIMESTAMP:
                    DecodeTimes(reader.Nested(value), ref record, ref extras);
                    break;
                default:
                    DecodeRare(type, value, in reader, in record, ref extras);
                    break;
            }
        }

        if (!hasOriginal)
        {
            ThrowNoTuple(message.PayloadOffset);
        }

        if ((record.Status & (ConntrackStatus.Offload | ConntrackStatus.HardwareOffload)) != 0)
        {
            record.Fields |= ConntrackFields.Offloaded;
        }
    }

    private static void DecodeOriginal(
        in AttributeReader reader, ReadOnlySpan<byte> value, ref ConntrackRecord record, ref DecodedExtras extras)
    {
        record.Fields |= DecodeTuple(
            in reader,
            value,
            record.Family,
            ref record.OriginalSource,
            ref record.OriginalDestination,
            ref record.OriginalSourcePort,
            ref record.OriginalDestinationPort,
            ref record.Protocol,
            out int zone);
        if (zone >= 0)
        {
            extras.Writable.OriginalZone = (ushort)zone;
        }
    }

    private static void DecodeReply(
        in AttributeReader reader, ReadOnlySpan<byte> value, ref ConntrackRecord record, ref DecodedExtras extras)
    {
        record.Fields |= ConntrackFields.Reply | DecodeTuple(
            in reader,
            value,
            record.Family,
            ref record.ReplySource,
            ref record.ReplyDestination,
            ref record.ReplySourcePort,
            ref record.ReplyDestinationPort,
            ref record.Protocol,
            out int zone);
        if (zone >= 0)
        {
            extras.Writable.ReplyZone = (ushort)zone;
        }
    }

    private static void DecodeCounters(
        in AttributeReader parent, ReadOnlySpan<byte> counters, ref ulong packets, ref ulong bytes)
    {
        if (TryDecodeUsualCounters(counters, ref packets, ref bytes))
        {
            return;
        }

        AttributeReader reader = parent.Nested(counters);
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == CTA_COUNTERS_PACKETS)
            {
                packets = reader.UInt64BigEndian(value);
            }
            else if (type == CTA_COUNTERS_BYTES)
            {
                bytes = reader.UInt64BigEndian(value);
            }
        }
    }

    private static void DecodeTimes(AttributeReader reader, ref ConntrackRecord record, ref DecodedExtras extras)
    {
        while (reader.TryRead(out int type, out ReadOnlySpan<byte> value))
        {
            if (type == CTA_TIMESTAMP_START)
            {
                extras.StartTime = reader.UInt64BigEndian(value);
                record.Fields |= extras.StartTime != 0 ? ConntrackFields.StartTime : ConntrackFields.None;
            }
            else if (type == CTA_TIMESTAMP_STOP)
            {
                extras.StopTime = reader.UInt64BigEndian(value);
            }
        }

        if (extras.WantsDetails && extras.StartTime != 0)
        {
            extras.Writable.StartTime = extras.StartTime;
        }

        if (extras.WantsDetails && extras.StopTime != 0)
        {
            extras.Writable.StopTime = extras.StopTime;
        }
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowHeader(int offset) =>
        throw new NetlinkFormatException(offset, "A conntrack message ends within its nfgenmsg header.");

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowFamily(int offset, byte family) => throw new NetlinkFormatException(
        offset, $"A connection of address family {family} is neither IPv4 (2) nor IPv6 (10).");

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowNoTuple(int offset) =>
        throw new NetlinkFormatException(offset, "A connection has no tuple of its original direction.");
}
