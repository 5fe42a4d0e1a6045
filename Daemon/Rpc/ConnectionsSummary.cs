// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Auth;
using Contract;
using Contract.Net;
using Contract.Records;
using Daemon.Query;
using Daemon.Sessions;
using Daemon.Table;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>connections.summary</c>: who fills the table, by source, destination, service and so on.</summary>
internal sealed class ConnectionsSummary : XmlRpcProcedure
{

    private readonly CallGate _gate;
    private readonly SessionTable _sessionTable;
    private readonly ConnectionTable _table;
    private readonly QueryContexts _contexts;
    private readonly LiveOptions _options;

    /// <summary>Makes the procedure.</summary>
    public ConnectionsSummary(
        CallGate gate, SessionTable sessionTable, ConnectionTable table, QueryContexts contexts, LiveOptions options)
    {
        _gate = gate;
        _sessionTable = sessionTable;
        _table = table;
        _contexts = contexts;
        _options = options;
    }

    /// <inheritdoc/>
    public override string Name => Methods.ConnectionsSummary;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "connections.summary(session_id, {by, filter, order_by, order_dir, start, length}) -> struct {groups, total, "
        + "connections, unreplied, bytes, packets, byte_rate, age, snapshot, stale}. Sums the connections up by source, "
        + "destination, pair, service, protocol, state or user. Each group has what they have in common and count, "
        + "unreplied, bytes, packets, byte_rate; order_by is one of these (default count, descending). total counts the "
        + "groups, connections and the rest are sums over everything that passed the filter.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
    [
        XmlRpcSignature.Of(XmlRpcTypes.Struct, XmlRpcTypes.String, XmlRpcTypes.Struct),
        XmlRpcSignature.Of(XmlRpcTypes.Struct, XmlRpcTypes.String),
    ];

    /// <inheritdoc/>
    public override async ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1, 2);
        Session session = _gate.Require(call, Roles.View);
        SummaryArguments arguments =
            SummaryArguments.Read(call.OptionalStruct(1, "what"), _options.Current.MaxPage, _contexts.Ports);
        using SnapshotLease lease =
            await _sessionTable.AcquireAsync(session, call.CancellationToken).ConfigureAwait(false);
        QueryContext context = _contexts.For(lease.Snapshot);
        using GroupTable groups = GroupTable.Of(
            lease.Snapshot, FilterCompiler.Compile(arguments.Filter, context), arguments.By, context.UidMask);
        Write(reply, groups, arguments, context);
    }

    private void Write(XmlRpcWriter reply, GroupTable groups, SummaryArguments arguments, QueryContext context)
    {
        reply.BeginStruct();
        reply.BeginArrayMember("groups"u8);
        foreach (int group in groups.Page(
            arguments.Order, arguments.Descending, arguments.Start, arguments.Length))
        {
            reply.BeginStruct();
            WriteKey(reply, groups.Key(group), arguments.By, context);
            WriteTotals(reply, "count"u8, groups.Totals(group));
            reply.EndStruct();
        }

        reply.EndArrayMember();
        reply.Member("total"u8, groups.Count);
        WriteTotals(reply, "connections"u8, groups.All);
        SnapshotFields.Write(reply, context.Snapshot, _table);
        reply.EndStruct();
    }

    private static void WriteKey(XmlRpcWriter reply, in GroupKey key, SummaryGrouping by, QueryContext context)
    {
        switch (by)
        {
            case SummaryGrouping.Source:
                reply.Member("source"u8, key.First, key.Family);
                break;
            case SummaryGrouping.Destination:
                reply.Member("destination"u8, key.First, key.Family);
                break;
            case SummaryGrouping.Pair:
                reply.Member("source"u8, key.First, key.Family);
                reply.Member("destination"u8, key.Second, key.Family);
                break;
            case SummaryGrouping.User:
                WriteUser(reply, key.Number, context);
                break;
            default:
                WriteProtocol(reply, key, by);
                break;
        }
    }

    private static void WriteProtocol(XmlRpcWriter reply, in GroupKey key, SummaryGrouping by)
    {
        reply.Member("protocol"u8, ProtocolNames.NameOf(key.Protocol));
        if (by == SummaryGrouping.Service && key.Number != GroupKey.NoNumber)
        {
            reply.Member("port"u8, key.Number);
        }
        else if (by == SummaryGrouping.State)
        {
            reply.Member("state"u8, StateText.Of(key.Protocol, key.Number));
        }
    }

    private static void WriteUser(XmlRpcWriter reply, long uid, QueryContext context)
    {
        if (uid == GroupKey.NoNumber)
        {
            return;
        }

        reply.Member("user_id"u8, uid);
        if (context.Users.NameOf((uint)uid) is { } name)
        {
            reply.Member("username"u8, name);
        }
    }

    private static void WriteTotals(XmlRpcWriter reply, ReadOnlySpan<byte> count, in GroupTotals totals)
    {
        reply.Member(count, totals.Count);
        reply.Member("unreplied"u8, totals.Unreplied);
        reply.Member("bytes"u8, (long)totals.Bytes);
        reply.Member("packets"u8, (long)totals.Packets);
        reply.Member("byte_rate"u8, (long)Math.Round(totals.ByteRate));
    }
}
