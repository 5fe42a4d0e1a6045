// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Net;
using Daemon.Query;
using Daemon.Table;
using Daemon.Users;
using Netfilter.Interop.Conntrack;
using XmlRpc.Codec;

namespace Daemon.Rpc;

/// <summary>Writes a connection as the struct that the contract calls a row.</summary>
/// <remarks>
/// A value that the kernel did not give is left out. Immutable; safe to use from any thread. Allocates nothing, save for
/// labels and the first sight of a user.
/// </remarks>
internal sealed class RowWriter
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const int LongestAddress = 46;

    private readonly UidMask _uidMask;
    private readonly UserDirectory _users;

    /// <summary>Makes a writer that finds users in the mark.</summary>
    public RowWriter(UidMask uidMask, UserDirectory users)
    {
        _uidMask = uidMask;
        _users = users;
    }

    /// <summary>Writes one row.</summary>
    /// <param name="reply">Takes the struct.</param>
    /// <param name="row">The connection.</param>
    /// <param name="form">Whether the client expects values where there are none.</param>
    public void Write(XmlRpcWriter reply, scoped in RowData row, RowForm form)
    {
        ref readonly ConntrackRecord record = ref row.Record;
        reply.BeginStruct();
        Member(reply, "_id"u8, row.Id);
        if (record.Has(ConntrackFields.Id))
        {
            Member(reply, "id"u8, record.Id);
        }

        WriteOriginal(reply, record, form);
        WriteReply(reply, record, form);
        WriteCounters(reply, record, row.Rate);
        WriteState(reply, record);
        WriteExtras(reply, row);
        WriteUser(reply, record, form);
        reply.EndStruct();
    }

    private static void WriteOriginal(XmlRpcWriter reply, in ConntrackRecord record, RowForm form)
    {
        Member(reply, "orig_l3proto"u8, record.Family);
        Member(reply, "orig_l4proto"u8, record.Protocol);
        if (record.Family == AddressFamilies.IPv4)
        {
            Member(reply, "orig_ipv4_src"u8, record.OriginalSource.ToIPv4());
            Member(reply, "orig_ipv4_dst"u8, record.OriginalDestination.ToIPv4());
        }
        else
        {
            Address(reply, "orig_ipv6_src"u8, record.OriginalSource);
            Address(reply, "orig_ipv6_dst"u8, record.OriginalDestination);
        }

        if (record.Has(ConntrackFields.Ports) || form == RowForm.Successor)
        {
            bool known = record.Has(ConntrackFields.Ports);
            Member(reply, "orig_port_src"u8, known ? record.OriginalSourcePort : 0);
            Member(reply, "orig_port_dst"u8, known ? record.OriginalDestinationPort : 0);
        }

        if (record.Has(ConntrackFields.IcmpId))
        {
            Member(reply, "icmp_type"u8, record.OriginalDestinationPort >> 8);
            Member(reply, "icmp_code"u8, record.OriginalDestinationPort & 0xFF);
            Member(reply, "icmp_id"u8, record.OriginalSourcePort);
        }
    }

    private static void WriteReply(XmlRpcWriter reply, in ConntrackRecord record, RowForm form)
    {
        if (!record.Has(ConntrackFields.Reply))
        {
            return;
        }

        Member(reply, "repl_l3proto"u8, record.Family);
        Member(reply, "repl_l4proto"u8, record.Protocol);
        if (record.Family == AddressFamilies.IPv4)
        {
            Member(reply, "repl_ipv4_src"u8, record.ReplySource.ToIPv4());
            Member(reply, "repl_ipv4_dst"u8, record.ReplyDestination.ToIPv4());
        }
        else
        {
            Address(reply, "repl_ipv6_src"u8, record.ReplySource);
            Address(reply, "repl_ipv6_dst"u8, record.ReplyDestination);
        }

        if (record.Has(ConntrackFields.Ports) || form == RowForm.Successor)
        {
            bool known = record.Has(ConntrackFields.Ports);
            Member(reply, "repl_port_src"u8, known ? record.ReplySourcePort : 0);
            Member(reply, "repl_port_dst"u8, known ? record.ReplyDestinationPort : 0);
        }

        if (record.Has(ConntrackFields.IcmpId))
        {
            Member(reply, "repl_icmp_type"u8, record.ReplyDestinationPort >> 8);
            Member(reply, "repl_icmp_code"u8, record.ReplyDestinationPort & 0xFF);
            Member(reply, "repl_icmp_id"u8, record.ReplySourcePort);
        }
    }

    private static void WriteCounters(XmlRpcWriter reply, in ConntrackRecord record, ByteRate rate)
    {
        if (!record.Has(ConntrackFields.Counters))
        {
            return;
        }

        Counter(reply, "orig_counter_packets"u8, record.OriginalPackets);
        Counter(reply, "orig_counter_bytes"u8, record.OriginalBytes);
        Counter(reply, "repl_counter_packets"u8, record.ReplyPackets);
        Counter(reply, "repl_counter_bytes"u8, record.ReplyBytes);
        if (rate.IsKnown)
        {
            Member(reply, "orig_byte_rate"u8, (long)MathF.Round(rate.Original));
            Member(reply, "repl_byte_rate"u8, (long)MathF.Round(rate.Reply));
            Member(reply, "byte_rate"u8, (long)MathF.Round(rate.Total));
        }
    }

    private static void WriteState(XmlRpcWriter reply, in ConntrackRecord record)
    {
        if (record.Has(ConntrackFields.Timeout))
        {
            Member(reply, "timeout"u8, record.TimeoutSeconds);
        }

        if (record.Has(ConntrackFields.Mark))
        {
            Member(reply, "mark"u8, record.Mark);
        }

        if (record.Has(ConntrackFields.Status))
        {
            Member(reply, "status"u8, (uint)record.Status);
        }

        if (record.Has(ConntrackFields.ProtocolState) && record.Protocol == (byte)IpProtocol.Tcp)
        {
            reply.BeginMember("tcp_state"u8);
            reply.WriteString(TcpStateNames.GetName(record.ProtocolState));
            reply.EndMember();
        }

        if (record.Has(ConntrackFields.Use))
        {
            Member(reply, "use"u8, record.Use);
        }

        Member(reply, "zone"u8, record.Zone);
    }

    private static void WriteExtras(XmlRpcWriter reply, scoped in RowData row)
    {
        if (row.Extras?.Helper is { } helper)
        {
            Text(reply, "helper"u8, helper);
        }

        if (row.Extras?.Labels is { } labels && labels.AsSpan().ContainsAnyExcept((byte)0))
        {
            Text(reply, "labels"u8, LabelBits.Format(labels));
        }

        if (row.StartTime is { } start)
        {
            Member(reply, "start_time"u8, (long)(start / NanosecondsPerSecond));
        }
    }

    private void WriteUser(XmlRpcWriter reply, in ConntrackRecord record, RowForm form)
    {
        uint uid = record.Has(ConntrackFields.Mark) ? _uidMask.UserOf(record.Mark) : 0;
        string? name = uid == 0 ? null : _users.NameOf(uid);
        if (uid != 0 || form == RowForm.Successor)
        {
            Member(reply, "user_id"u8, uid);
        }

        if (name is not null || form == RowForm.Successor)
        {
            Text(reply, "username"u8, name ?? "");
        }

        Member(reply, "authenticated"u8, name is null ? 0 : 1);
    }

    private static void Address(XmlRpcWriter reply, ReadOnlySpan<byte> member, in NetAddress address)
    {
        Span<byte> text = stackalloc byte[LongestAddress];
        address.TryFormat(text, AddressFamilies.IPv6, out int written);
        reply.BeginMember(member);
        reply.WriteCleanUtf8String(text[..written]);
        reply.EndMember();
    }

    private static void Member(XmlRpcWriter reply, ReadOnlySpan<byte> member, long value)
    {
        reply.BeginMember(member);
        reply.WriteInteger(value);
        reply.EndMember();
    }

    private static void Counter(XmlRpcWriter reply, ReadOnlySpan<byte> member, ulong value)
    {
        reply.BeginMember(member);
        reply.WriteInteger(value);
        reply.EndMember();
    }

    private static void Text(XmlRpcWriter reply, ReadOnlySpan<byte> member, string value)
    {
        reply.BeginMember(member);
        reply.WriteString(value);
        reply.EndMember();
    }
}
