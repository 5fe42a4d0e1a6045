// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Health;
using Daemon.Sessions;
using Daemon.Table;
using Localization;
using Netfilter.Interop.Conntrack;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>status</c>: the kernel's settings and figures, the daemon's own, and what should be mended.</summary>
internal sealed class Status : XmlRpcProcedure
{
    private static readonly Roles[] s_roles = [Roles.View, Roles.Kill, Roles.Change, Roles.Inventory, Roles.Admin];

    private readonly CallGate _gate;
    private readonly ConnectionTable _table;
    private readonly KernelInspector _inspector;
    private readonly SessionStore _sessions;
    private readonly LiveOptions _options;

    /// <summary>Makes the procedure.</summary>
    public Status(
        CallGate gate, ConnectionTable table, KernelInspector inspector, SessionStore sessions, LiveOptions options)
    {
        _gate = gate;
        _table = table;
        _inspector = inspector;
        _sessions = sessions;
        _options = options;
    }

    /// <inheritdoc/>
    public override string Name => Methods.Status;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "status(session_id) -> struct. entries, max_entries, buckets, accounting, timestamps, events, tracking, tcp_loose "
        + "as the kernel has them; last_dump {seconds, age, entries, bytes}; overruns; cpu, one struct of the kernel's "
        + "counters per processor; sessions; version; user, roles and session_timeout of the caller's session; findings: an array of "
        + "{code, text, command}, where command mends it.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Struct, XmlRpcTypes.String)];

    /// <inheritdoc/>
    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        Session session = _gate.Require(call, Roles.View);
        KernelFigures figures = _table.Figures();
        KernelSettings settings = _inspector.Inspect();
        reply.BeginStruct();
        WriteKernel(reply, figures, settings);
        WriteDump(reply);
        reply.Member("overruns"u8, _table.Overruns);
        WriteProcessors(reply, figures.Processors);
        reply.Member("sessions"u8, _sessions.Count);
        reply.Member("version"u8, ProductVersion.Text);
        WriteSession(reply, session);
        WriteFindings(reply, KernelInspector.Judge(settings, figures.Totals));
        reply.EndStruct();
        return ValueTask.CompletedTask;
    }

    private static void WriteKernel(XmlRpcWriter reply, KernelFigures figures, KernelSettings settings)
    {
        reply.Member("entries"u8, figures.Totals.Entries);
        Optional(reply, "max_entries"u8, figures.Totals.MaxEntries);
        Optional(reply, "buckets"u8, settings.Buckets);
        Optional(reply, "accounting"u8, settings.Accounting);
        Optional(reply, "timestamps"u8, settings.Timestamps);
        Optional(reply, "events"u8, settings.Events is { } mode ? mode != 0 : null);
        Optional(reply, "tracking"u8, settings.Tracking);
        Optional(reply, "tcp_loose"u8, settings.TcpLoose);
    }

    private void WriteDump(XmlRpcWriter reply)
    {
        if (_table.LastRead is not { } read)
        {
            return;
        }

        reply.BeginMember("last_dump"u8);
        reply.BeginStruct();
        reply.Member("seconds"u8, Math.Round(read.Duration.TotalSeconds, 6));
        reply.Member("age"u8, Math.Round(_table.Age(read).TotalSeconds, 3));
        reply.Member("entries"u8, (long)read.Rows);
        reply.Member("bytes"u8, read.Bytes);
        reply.EndStruct();
        reply.EndMember();
    }

    private static void WriteProcessors(XmlRpcWriter reply, IReadOnlyList<ConntrackCpuStatistics> processors)
    {
        reply.BeginArrayMember("cpu"u8);
        foreach (ConntrackCpuStatistics cpu in processors)
        {
            reply.BeginStruct();
            reply.Member("cpu"u8, (long)cpu.Cpu);
            Optional(reply, "searched"u8, cpu.Searched);
            Optional(reply, "found"u8, cpu.Found);
            Optional(reply, "new"u8, cpu.New);
            Optional(reply, "invalid"u8, cpu.Invalid);
            Optional(reply, "ignore"u8, cpu.Ignore);
            Optional(reply, "delete"u8, cpu.Delete);
            Optional(reply, "delete_list"u8, cpu.DeleteList);
            Optional(reply, "insert"u8, cpu.Insert);
            Optional(reply, "insert_failed"u8, cpu.InsertFailed);
            Optional(reply, "drop"u8, cpu.Drop);
            Optional(reply, "early_drop"u8, cpu.EarlyDrop);
            Optional(reply, "error"u8, cpu.Error);
            Optional(reply, "search_restart"u8, cpu.SearchRestart);
            Optional(reply, "clash_resolve"u8, cpu.ClashResolve);
            Optional(reply, "chain_toolong"u8, cpu.ChainTooLong);
            reply.EndStruct();
        }

        reply.EndArrayMember();
    }

    private void WriteSession(XmlRpcWriter reply, Session session)
    {
        reply.Member("user"u8, session.User);
        reply.BeginArrayMember("roles"u8);
        foreach (Roles role in s_roles)
        {
            if (session.Roles.HasFlag(role))
            {
                reply.WriteString(role.ToString().ToLowerInvariant());
            }
        }

        reply.EndArrayMember();
        reply.Member("session_timeout"u8, _options.Current.SessionTimeout.TotalSeconds);
    }

    private static void WriteFindings(XmlRpcWriter reply, IReadOnlyList<Finding> findings)
    {
        reply.BeginArrayMember("findings"u8);
        foreach (Finding finding in findings)
        {
            reply.BeginStruct();
            reply.Member("code"u8, finding.Code);
            reply.Member("text"u8, finding.Text);
            reply.Member("command"u8, finding.Command);
            reply.EndStruct();
        }

        reply.EndArrayMember();
    }

    private static void Optional(XmlRpcWriter reply, ReadOnlySpan<byte> name, long? value)
    {
        if (value is { } known)
        {
            reply.Member(name, known);
        }
    }

    private static void Optional(XmlRpcWriter reply, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } known)
        {
            reply.Member(name, known);
        }
    }
}
