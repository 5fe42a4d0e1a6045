// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Contract;

namespace Conntrack.Output;

/// <summary>The names of the columns: those of the daemon's rows where there is one.</summary>
internal static class EntryColumns
{
    private static readonly ImmutableArray<string> s_names =
    [
        "event",
        "event_time",
        "event_time_nsec",
        FieldNames.KernelId,
        "protocol",
        FieldNames.OriginalL3Protocol,
        FieldNames.OriginalL4Protocol,
        FieldNames.OriginalIPv4Source,
        FieldNames.OriginalIPv4Destination,
        FieldNames.OriginalIPv6Source,
        FieldNames.OriginalIPv6Destination,
        FieldNames.OriginalPortSource,
        FieldNames.OriginalPortDestination,
        FieldNames.IcmpType,
        FieldNames.IcmpCode,
        FieldNames.IcmpId,
        "orig_key_src",
        "orig_key_dst",
        "orig_zone",
        FieldNames.OriginalPackets,
        FieldNames.OriginalBytes,
        FieldNames.ReplyL3Protocol,
        FieldNames.ReplyL4Protocol,
        FieldNames.ReplyIPv4Source,
        FieldNames.ReplyIPv4Destination,
        FieldNames.ReplyIPv6Source,
        FieldNames.ReplyIPv6Destination,
        FieldNames.ReplyPortSource,
        FieldNames.ReplyPortDestination,
        FieldNames.ReplyIcmpType,
        FieldNames.ReplyIcmpCode,
        FieldNames.ReplyIcmpId,
        "repl_key_src",
        "repl_key_dst",
        "repl_zone",
        FieldNames.ReplyPackets,
        FieldNames.ReplyBytes,
        FieldNames.Timeout,
        FieldNames.Mark,
        "secctx",
        FieldNames.Status,
        "status_names",
        FieldNames.TcpState,
        "sctp_state",
        "dccp_state",
        FieldNames.Zone,
        FieldNames.Use,
        FieldNames.Helper,
        FieldNames.Labels,
        "label_bits",
        FieldNames.StartTime,
        "start_time_nsec",
        "stop_time",
        "stop_time_nsec",
        "delta_time",
        "master_l4proto",
        "master_src",
        "master_dst",
        "master_port_src",
        "master_port_dst",
        "tcp_wscale_orig",
        "tcp_wscale_repl",
        "tcp_flags_orig",
        "tcp_flags_repl",
        "sctp_vtag_orig",
        "sctp_vtag_repl",
        "dccp_role",
        "dccp_handshake_seq",
        "orig_natseq_correction_pos",
        "orig_natseq_offset_before",
        "orig_natseq_offset_after",
        "repl_natseq_correction_pos",
        "repl_natseq_offset_before",
        "repl_natseq_offset_after",
        "synproxy_isn",
        "synproxy_its",
        "synproxy_tsoff",
        "portid",
        "progname",
        "orig_src",
        "orig_dst",
        "repl_src",
        "repl_dst",
    ];

    private static readonly ImmutableArray<byte[]> s_utf8 = [.. s_names.Select(Encoding.ASCII.GetBytes)];

    /// <summary>All names, in the order of <see cref="EntryColumn"/>.</summary>
    public static ImmutableArray<string> Names => s_names;

    /// <summary>The columns that are written unless others are asked for.</summary>
    public static ImmutableArray<EntryColumn> Usual { get; } =
        [.. Enumerable.Range(0, (int)EntryColumn.OriginalSource).Select(number => (EntryColumn)number)];

    /// <summary>The name of a column.</summary>
    public static ReadOnlySpan<byte> NameOf(EntryColumn column) => s_utf8[(int)column];

    /// <summary>Finds a column by its name.</summary>
    public static bool TryParse(string name, out EntryColumn column)
    {
        int number = s_names.IndexOf(name);
        column = (EntryColumn)number;
        return number >= 0;
    }

    /// <summary>The columns of an output.</summary>
    /// <param name="names">What was asked for; null for the usual ones.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public static ImmutableArray<EntryColumn> Choose(IReadOnlyList<string>? names) => names is null
        ? Usual
        : [.. names.Select(name => TryParse(name, out EntryColumn column)
            ? column
            : throw new ArgumentException($"There is no column {name}.", nameof(names)))];
}
