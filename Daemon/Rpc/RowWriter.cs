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
        reply.Member("_id"u8, row.Id);
        if (record.Has(ConntrackFields.Id))
        {
            reply.Member("id"u8, record.Id);
        }

        WriteDirection(reply, record, record.OriginalTuple, DirectionNames.Original, form);
        if (record.Has(ConntrackFields.Reply))
        {
            WriteDirection(reply, record, record.ReplyTuple, DirectionNames.Reply, form);
        }

        WriteCounters(reply, record, row.Rate);
        WriteState(reply, record);
        WriteExtras(reply, row);
        WriteUser(reply, record, form);
        reply.EndStruct();
    }

    private static void WriteDirection(
        XmlRpcWriter reply, in ConntrackRecord record, in ConntrackTuple tuple, DirectionNames names, RowForm form)
    {
        reply.Member(names.L3Protocol, record.Family);
        reply.Member(names.L4Protocol, record.Protocol);
        if (record.Family == AddressFamilies.IPv4)
        {
            reply.Member(names.IPv4Source, tuple.Source.ToIPv4());
            reply.Member(names.IPv4Destination, tuple.Destination.ToIPv4());
        }
        else
        {
            reply.Member(names.IPv6Source, tuple.Source, record.Family);
            reply.Member(names.IPv6Destination, tuple.Destination, record.Family);
        }

        bool hasPorts = record.Has(ConntrackFields.Ports);
        if (hasPorts || form == RowForm.Successor)
        {
            reply.Member(names.PortSource, hasPorts ? tuple.SourcePort : 0);
            reply.Member(names.PortDestination, hasPorts ? tuple.DestinationPort : 0);
        }

        if (record.Has(ConntrackFields.IcmpId))
        {
            reply.Member(names.IcmpType, tuple.IcmpType);
            reply.Member(names.IcmpCode, tuple.IcmpCode);
            reply.Member(names.IcmpId, tuple.IcmpId);
        }
    }

    private static void WriteCounters(XmlRpcWriter reply, in ConntrackRecord record, ByteRate rate)
    {
        if (!record.Has(ConntrackFields.Counters))
        {
            return;
        }

        reply.Member("orig_counter_packets"u8, record.OriginalPackets);
        reply.Member("orig_counter_bytes"u8, record.OriginalBytes);
        reply.Member("repl_counter_packets"u8, record.ReplyPackets);
        reply.Member("repl_counter_bytes"u8, record.ReplyBytes);
        if (rate.IsKnown)
        {
            reply.Member("orig_byte_rate"u8, (long)MathF.Round(rate.Original));
            reply.Member("repl_byte_rate"u8, (long)MathF.Round(rate.Reply));
            reply.Member("byte_rate"u8, (long)MathF.Round(rate.Total));
        }
    }

    private static void WriteState(XmlRpcWriter reply, in ConntrackRecord record)
    {
        if (record.Has(ConntrackFields.Timeout))
        {
            reply.Member("timeout"u8, record.TimeoutSeconds);
        }

        if (record.Has(ConntrackFields.Mark))
        {
            reply.Member("mark"u8, record.Mark);
        }

        if (record.Has(ConntrackFields.Status))
        {
            reply.Member("status"u8, (uint)record.Status);
        }

        if (record.Has(ConntrackFields.ProtocolState) && record.Protocol == IpProtocol.Tcp)
        {
            reply.Member("tcp_state"u8, TcpStateNames.NameOf(record.ProtocolState));
        }

        if (record.Has(ConntrackFields.Use))
        {
            reply.Member("use"u8, record.Use);
        }

        reply.Member("zone"u8, record.Zone);
    }

    private static void WriteExtras(XmlRpcWriter reply, scoped in RowData row)
    {
        if (row.Extras?.Helper is { } helper)
        {
            reply.Member("helper"u8, helper);
        }

        if (row.Extras?.Labels is { } labels && labels.AsSpan().ContainsAnyExcept((byte)0))
        {
            reply.Member("labels"u8, LabelBits.Format(labels));
        }

        if (row.StartTime is { } start)
        {
            reply.Member("start_time"u8, (long)(start / NanosecondsPerSecond));
        }
    }

    private void WriteUser(XmlRpcWriter reply, in ConntrackRecord record, RowForm form)
    {
        uint uid = record.Has(ConntrackFields.Mark) ? _uidMask.UserOf(record.Mark) : 0;
        string? name = uid == 0 ? null : _users.NameOf(uid);
        if (uid != 0 || form == RowForm.Successor)
        {
            reply.Member("user_id"u8, uid);
        }

        if (name is not null || form == RowForm.Successor)
        {
            reply.Member("username"u8, name ?? "");
        }

        reply.Member("authenticated"u8, name is null ? 0 : 1);
    }
}
