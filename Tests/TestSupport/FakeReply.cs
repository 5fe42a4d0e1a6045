// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace TestSupport;

/// <summary>Messages as the kernel sends them.</summary>
public static class FakeReply
{
    /// <summary>A message with any payload.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="flags">Its flags.</param>
    /// <param name="sequence">Its sequence number.</param>
    /// <param name="payload">What follows the header.</param>
    /// <param name="portId">Its port id.</param>
    public static byte[] Message(
        ushort type, ushort flags, uint sequence, ReadOnlySpan<byte> payload, uint portId = FakeKernel.PortId)
    {
        byte[] message = new byte[(NLMSG_HDRLEN + payload.Length + 3) & ~3];
        MemoryMarshal.Write(message, NLMSG_HDRLEN + payload.Length);
        MemoryMarshal.Write(message.AsSpan(4), type);
        MemoryMarshal.Write(message.AsSpan(6), flags);
        MemoryMarshal.Write(message.AsSpan(8), sequence);
        MemoryMarshal.Write(message.AsSpan(12), portId);
        payload.CopyTo(message.AsSpan(NLMSG_HDRLEN));
        return message;
    }

    /// <summary>The end of a dump.</summary>
    /// <param name="sequence">Of the request.</param>
    /// <param name="errno">The error that ended it, or 0.</param>
    public static byte[] Done(uint sequence, int errno = 0) =>
        Message(NLMSG_DONE, NLM_F_MULTI, sequence, BitConverter.GetBytes(-errno));

    /// <summary>An acknowledgement (0) or an error, in the short form that NETLINK_CAP_ACK asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="errno">The error number.</param>
    /// <param name="text">The kernel's words, or null.</param>
    /// <param name="offset">Where the fault is in the request.</param>
    public static byte[] Error(FakeRequest request, int errno, string? text = null, uint offset = 0)
    {
        var payload = new List<byte>();
        payload.AddRange(BitConverter.GetBytes(-errno));
        payload.AddRange(request.Bytes.Take(NLMSG_HDRLEN));
        ushort flags = NLM_F_CAPPED;
        if (text is not null)
        {
            flags |= NLM_F_ACK_TLVS;
            AddAttribute(payload, NLMSGERR_ATTR_MSG, Encoding.UTF8.GetBytes(text + "\0"));
            AddAttribute(payload, NLMSGERR_ATTR_OFFS, BitConverter.GetBytes(offset));
        }

        return Message(NLMSG_ERROR, flags, request.Sequence, CollectionsMarshal.AsSpan(payload));
    }

    /// <summary>A flow.</summary>
    /// <param name="entry">What to tell of it.</param>
    /// <param name="sequence">Of the request; 0 for an event.</param>
    /// <param name="flags">MULTI in a dump, CREATE and EXCL in a NEW event.</param>
    /// <param name="isDestroy">Whether it is a DESTROY event.</param>
    public static byte[] Flow(ConntrackEntry entry, uint sequence, ushort flags = 0, bool isDestroy = false)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ref readonly ConntrackRecord record = ref entry.Record;
        var writer = new NetlinkMessageWriter(new byte[2048]);
        writer.Begin(0, 0, 0, record.Family);
        ConntrackEncoder.WriteEntry(ref writer, entry);
        if (record.Has(ConntrackFields.Id))
        {
            writer.UInt32BigEndian(CTA_ID, record.Id);
        }

        if (record.Has(ConntrackFields.Counters))
        {
            WriteCounters(ref writer, CTA_COUNTERS_ORIG, record.OriginalPackets, record.OriginalBytes);
            WriteCounters(ref writer, CTA_COUNTERS_REPLY, record.ReplyPackets, record.ReplyBytes);
        }

        if (entry.Extras?.StartTime is { } start)
        {
            int nest = writer.BeginNest(CTA_TIMESTAMP);
            writer.UInt64BigEndian(CTA_TIMESTAMP_START, start);
            writer.EndNest(nest);
        }

        ushort type = isDestroy ? IPCTNL_MSG_CT_DELETE : IPCTNL_MSG_CT_NEW;
        return Message(type, flags, sequence, writer.Written[NLMSG_HDRLEN..], sequence == 0 ? 0 : FakeKernel.PortId);
    }

    /// <summary>Several messages in one datagram.</summary>
    /// <param name="messages">The messages.</param>
    public static byte[] Datagram(params IEnumerable<byte[]> messages) => [.. messages.SelectMany(message => message)];

    internal static byte[] Totals(uint sequence, uint entries, uint limit)
    {
        Span<byte> payload = stackalloc byte[20];
        WriteNumber(payload[4..], CTA_STATS_GLOBAL_ENTRIES, entries);
        WriteNumber(payload[12..], CTA_STATS_GLOBAL_MAX_ENTRIES, limit);
        return Message(IPCTNL_MSG_CT_GET_STATS, 0, sequence, payload);
    }

    private static void WriteNumber(Span<byte> attribute, ushort type, uint value)
    {
        MemoryMarshal.Write(attribute, (ushort)8);
        MemoryMarshal.Write(attribute[2..], type);
        BinaryPrimitives.WriteUInt32BigEndian(attribute[4..], value);
    }

    private static void WriteCounters(ref NetlinkMessageWriter writer, ushort type, ulong packets, ulong bytes)
    {
        int nest = writer.BeginNest(type);
        writer.UInt64BigEndian(CTA_COUNTERS_PACKETS, packets);
        writer.UInt64BigEndian(CTA_COUNTERS_BYTES, bytes);
        writer.EndNest(nest);
    }

    private static void AddAttribute(List<byte> bytes, ushort type, byte[] payload)
    {
        bytes.AddRange(BitConverter.GetBytes((ushort)(NLA_HDRLEN + payload.Length)));
        bytes.AddRange(BitConverter.GetBytes(type));
        bytes.AddRange(payload);
        bytes.AddRange(new byte[(4 - (payload.Length & 3)) & 3]);
    }
}
