// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Collections.Generic;
using System.Threading.Tasks;
using Contract;
using Contract.Filters;
using Daemon.Query;
using Daemon.Sessions;
using Daemon.Table;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>view</c>: one page of the connections that pass a filter, in an order.</summary>
internal sealed class View : XmlRpcProcedure
{
    private readonly CallGate _gate;
    private readonly SessionTable _sessionTable;
    private readonly ConnectionTable _table;
    private readonly QueryContexts _contexts;
    private readonly LiveOptions _options;

    /// <summary>Makes the procedure.</summary>
    public View(
        CallGate gate, SessionTable sessionTable, ConnectionTable table, QueryContexts contexts, LiveOptions options)
    {
        _gate = gate;
        _sessionTable = sessionTable;
        _table = table;
        _contexts = contexts;
        _options = options;
    }

    /// <inheritdoc/>
    public override string Name => Methods.View;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "view(session_id, filters, order_by, order_dir, start, length) -> struct {table, total, matched, age, snapshot, "
        + "stale}. One page of the connections. filters is a struct: each key names a field of a row, each value is what "
        + "it must equal (numbers, addresses as integers or text, CIDR, port ranges as \"80-443\"); the key filter takes "
        + "an expression such as \"tcp and dst port 443 and rate > 1M\" (see pyctd-filter(7)), the key fields the names of "
        + "those fields that rows are to have. order_by is any field (default timeout), order_dir A or D, start counts "
        + "from 0, length is 30 unless given. total and matched count the rows that pass the filter. Everything but the "
        + "session may be left out.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
    [
        XmlRpcSignature.Of(
            XmlRpcTypes.Struct,
            XmlRpcTypes.String,
            XmlRpcTypes.Struct,
            XmlRpcTypes.String,
            XmlRpcTypes.String,
            XmlRpcTypes.Int,
            XmlRpcTypes.Int),
        XmlRpcSignature.Of(XmlRpcTypes.Struct, XmlRpcTypes.String),
        XmlRpcSignature.Of(
            XmlRpcTypes.Struct,
            XmlRpcTypes.Struct,
            XmlRpcTypes.String,
            XmlRpcTypes.String,
            XmlRpcTypes.Int,
            XmlRpcTypes.Int),
    ];

    /// <inheritdoc/>
    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1, 6);
        Session? session = Admit(call);
        ViewArguments arguments =
            ViewArguments.Read(call, session is null ? 0 : 1, _options.Current.MaxPage, _contexts.Ports);
        RowForm form = session is null ? RowForm.Successor : RowForm.Contract;
        ValueTask<SnapshotLease> lease = _sessionTable.AcquireAsync(session, call.CancellationToken);
        if (!lease.IsCompletedSuccessfully)
        {
            return WhenReadAsync(lease, arguments, form, reply);
        }

        Write(lease.Result, arguments, form, reply);
        return ValueTask.CompletedTask;
    }

    private async ValueTask WhenReadAsync(
        ValueTask<SnapshotLease> lease, ViewArguments arguments, RowForm form, XmlRpcWriter reply) =>
        Write(await lease.ConfigureAwait(false), arguments, form, reply);

    /// <summary>Lets a client in: by its session, or without one as pyctd's successor called, with the filters first.</summary>
    private Session? Admit(XmlRpcCall call)
    {
        if (call.Parameters[0].Kind != XmlRpcKind.Struct)
        {
            return _gate.Require(call, Auth.Roles.View);
        }

        _gate.RequireOpenToAll();
        return null;
    }

    private void Write(SnapshotLease lease, ViewArguments arguments, RowForm form, XmlRpcWriter reply)
    {
        int[] page = ArrayPool<int>.Shared.Rent(arguments.Length);
        try
        {
            Snapshot snapshot = lease.Snapshot;
            QueryContext context = _contexts.For(snapshot);
            (int onPage, int matched) = PageSelector.Select(
                snapshot,
                FilterCompiler.Compile(FilterFor(form, arguments.Filter), context),
                new RowOrder(arguments.OrderBy, arguments.Direction, context),
                arguments.Start,
                page.AsSpan(0, arguments.Length));
            ReadOnlySpan<int> rows = page.AsSpan(0, onPage);
            PageUsers.Resolve(rows, context);
            WriteReply(reply, new RowWriter(context, form, arguments.Fields), snapshot, rows, matched);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(page);
            lease.Dispose();
        }
    }

    /// <summary>The successor's client knows nothing but IPv4.</summary>
    private static FilterNode? FilterFor(RowForm form, FilterNode? filter)
    {
        if (form == RowForm.Contract)
        {
            return filter;
        }

        var ipv4 = new FilterFamily(IsIPv6: false);
        return filter is null ? ipv4 : new FilterAnd(ipv4, filter);
    }

    private void WriteReply(
        XmlRpcWriter reply, RowWriter writer, Snapshot snapshot, ReadOnlySpan<int> rows, int matched)
    {
        reply.BeginStruct();
        reply.BeginArrayMember("table"u8);
        foreach (int row in rows)
        {
            writer.Write(reply, RowData.Of(snapshot, row));
        }

        reply.EndArrayMember();
        reply.Member("total"u8, matched);
        reply.Member("matched"u8, matched);
        SnapshotFields.Write(reply, snapshot, _table);
        reply.EndStruct();
    }
}
