// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
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
    private readonly RowForm _form;
    private readonly RowFieldSet _fields;

    /// <summary>Makes a writer of whole rows.</summary>
    /// <param name="uidMask">The bits of the mark that hold the user's number.</param>
    /// <param name="users">Knows their names.</param>
    public RowWriter(UidMask uidMask, UserDirectory users)
        : this(uidMask, users, RowForm.Contract, RowFieldSet.All)
    {
    }

    /// <summary>Makes a writer for a query.</summary>
    /// <param name="context">The query's surroundings.</param>
    /// <param name="form">Whether the client expects values where there are none.</param>
    /// <param name="fields">The members to write; the row's own id always is.</param>
    public RowWriter(QueryContext context, RowForm form, RowFieldSet fields)
        : this(context.UidMask, context.Users, form, fields)
    {
    }

    private RowWriter(UidMask uidMask, UserDirectory users, RowForm form, RowFieldSet fields)
    {
        _uidMask = uidMask;
        _users = users;
        _form = form;
        _fields = fields;
    }

    /// <summary>Writes one row.</summary>
    /// <param name="reply">Takes the struct.</param>
    /// <param name="row">The connection.</param>
    public void Write(XmlRpcWriter reply, scoped in RowData row)
    {
        ref readonly ConntrackRecord record = ref row.Record;
        reply.BeginStruct();
        reply.Member("_id"u8, row.Id);
        if (record.Has(ConntrackFields.Id) && _fields.Has(RowField.KernelId))
        {
            reply.Member("id"u8, record.Id);
        }

        WriteDirection(reply, record, record.OriginalTuple, DirectionNames.Original, _fields);
        if (record.Has(ConntrackFields.Reply))
        {
            WriteDirection(reply, record, record.ReplyTuple, DirectionNames.Reply, _fields.OfReply);
        }

        WriteCounters(reply, record, row.Rate);
        WriteState(reply, record);
        WriteExtras(reply, row);
        WriteUser(reply, record);
        reply.EndStruct();
    }

    private void WriteDirection(
        XmlRpcWriter reply, in ConntrackRecord record, in ConntrackTuple tuple, DirectionNames names, RowFieldSet fields)
    {
        if (fields.Has(RowField.OriginalL3Protocol))
        {
            reply.Member(names.L3Protocol, record.Family);
        }

        if (fields.Has(RowField.OriginalL4Protocol))
        {
            reply.Member(names.L4Protocol, record.Protocol);
        }

        if (record.Family == AddressFamilies.IPv4)
        {
            WriteIPv4(reply, tuple, names, fields);
        }
        else
        {
            WriteIPv6(reply, record, tuple, names, fields);
        }

        WritePorts(reply, record, tuple, names, fields);
    }

    private static void WriteIPv4(
        XmlRpcWriter reply, in ConntrackTuple tuple, DirectionNames names, RowFieldSet fields)
    {
        if (fields.Has(RowField.OriginalIPv4Source))
        {
            reply.Member(names.IPv4Source, tuple.Source.ToIPv4());
        }

        if (fields.Has(RowField.OriginalIPv4Destination))
        {
            reply.Member(names.IPv4Destination, tuple.Destination.ToIPv4());
        }
    }

    private static void WriteIPv6(
        XmlRpcWriter reply, in ConntrackRecord record, in ConntrackTuple tuple, DirectionNames names, RowFieldSet fields)
    {
        if (fields.Has(RowField.OriginalIPv6Source))
        {
            reply.Member(names.IPv6Source, tuple.Source, record.Family);
        }

        if (fields.Has(RowField.OriginalIPv6Destination))
        {
            reply.Member(names.IPv6Destination, tuple.Destination, record.Family);
        }
    }

    private void WritePorts(
        XmlRpcWriter reply, in ConntrackRecord record, in ConntrackTuple tuple, DirectionNames names, RowFieldSet fields)
    {
        bool hasPorts = record.Has(ConntrackFields.Ports);
        bool expectsPorts = hasPorts || _form == RowForm.Successor;
        if (expectsPorts && fields.Has(RowField.OriginalPortSource))
        {
            reply.Member(names.PortSource, hasPorts ? tuple.SourcePort : 0);
        }

        if (expectsPorts && fields.Has(RowField.OriginalPortDestination))
        {
            reply.Member(names.PortDestination, hasPorts ? tuple.DestinationPort : 0);
        }

        if (!record.Has(ConntrackFields.IcmpId))
        {
            return;
        }

        if (fields.Has(RowField.IcmpType))
        {
            reply.Member(names.IcmpType, tuple.IcmpType);
        }

        if (fields.Has(RowField.IcmpCode))
        {
            reply.Member(names.IcmpCode, tuple.IcmpCode);
        }

        if (fields.Has(RowField.IcmpId))
        {
            reply.Member(names.IcmpId, tuple.IcmpId);
        }
    }

    private void WriteCounters(XmlRpcWriter reply, in ConntrackRecord record, ByteRate rate)
    {
        if (!record.Has(ConntrackFields.Counters))
        {
            return;
        }

        Optional(reply, RowField.OriginalPackets, "orig_counter_packets"u8, record.OriginalPackets);
        Optional(reply, RowField.OriginalBytes, "orig_counter_bytes"u8, record.OriginalBytes);
        Optional(reply, RowField.ReplyPackets, "repl_counter_packets"u8, record.ReplyPackets);
        Optional(reply, RowField.ReplyBytes, "repl_counter_bytes"u8, record.ReplyBytes);
        if (rate.IsKnown)
        {
            Optional(reply, RowField.OriginalByteRate, "orig_byte_rate"u8, (ulong)MathF.Round(rate.Original));
            Optional(reply, RowField.ReplyByteRate, "repl_byte_rate"u8, (ulong)MathF.Round(rate.Reply));
            Optional(reply, RowField.ByteRate, "byte_rate"u8, (ulong)MathF.Round(rate.Total));
        }
    }

    private void Optional(XmlRpcWriter reply, RowField field, ReadOnlySpan<byte> name, ulong value)
    {
        if (_fields.Has(field))
        {
            reply.Member(name, value);
        }
    }

    private void WriteState(XmlRpcWriter reply, in ConntrackRecord record)
    {
        if (record.Has(ConntrackFields.Timeout))
        {
            Optional(reply, RowField.Timeout, "timeout"u8, record.TimeoutSeconds);
        }

        if (record.Has(ConntrackFields.Mark))
        {
            Optional(reply, RowField.Mark, "mark"u8, record.Mark);
        }

        if (record.Has(ConntrackFields.Status))
        {
            Optional(reply, RowField.Status, "status"u8, (uint)record.Status);
        }

        if (record.Has(ConntrackFields.ProtocolState) && record.Protocol == IpProtocol.Tcp && _fields.Has(RowField.TcpState))
        {
            reply.Member("tcp_state"u8, TcpStateNames.NameOf(record.ProtocolState));
        }

        if (record.Has(ConntrackFields.Use))
        {
            Optional(reply, RowField.Use, "use"u8, record.Use);
        }

        Optional(reply, RowField.Zone, "zone"u8, record.Zone);
    }

    private void WriteExtras(XmlRpcWriter reply, scoped in RowData row)
    {
        if (row.Extras?.Helper is { } helper && _fields.Has(RowField.Helper))
        {
            reply.Member("helper"u8, helper);
        }

        if (row.Extras?.Labels is { } labels && labels.AsSpan().ContainsAnyExcept((byte)0) && _fields.Has(RowField.Labels))
        {
            reply.Member("labels"u8, LabelBits.Format(labels));
        }

        if (row.StartTime is { } start)
        {
            Optional(reply, RowField.StartTime, "start_time"u8, start / NanosecondsPerSecond);
        }
    }

    private void WriteUser(XmlRpcWriter reply, in ConntrackRecord record)
    {
        uint uid = record.Has(ConntrackFields.Mark) ? _uidMask.UserOf(record.Mark) : 0;
        string? name = uid == 0 ? null : _users.NameOf(uid);
        if (uid != 0 || _form == RowForm.Successor)
        {
            Optional(reply, RowField.UserId, "user_id"u8, uid);
        }

        if ((name is not null || _form == RowForm.Successor) && _fields.Has(RowField.UserName))
        {
            reply.Member("username"u8, name ?? "");
        }

        Optional(reply, RowField.Authenticated, "authenticated"u8, name is null ? 0UL : 1UL);
    }
}
