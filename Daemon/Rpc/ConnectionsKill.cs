// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Query;
using Daemon.Sessions;
using Daemon.Table;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>connections.kill</c>: ends connections by id or by filter, and says what became of them.</summary>
internal sealed class ConnectionsKill : XmlRpcProcedure
{
    private const int Samples = 10;
    private const int LongestSurvivorList = 1000;

    // A table lives between preview and commit; more growth than this means the filter no longer is what was looked at.
    private const double GrowthAllowed = 1.2;
    private const int GrowthAlwaysAllowed = 10;

    private readonly CallGate _gate;
    private readonly ConnectionTable _table;
    private readonly ConnectionKiller _killer;
    private readonly KillPreviews _previews;
    private readonly QueryContexts _contexts;

    /// <summary>Makes the procedure.</summary>
    public ConnectionsKill(
        CallGate gate, ConnectionTable table, ConnectionKiller killer, KillPreviews previews, QueryContexts contexts)
    {
        _gate = gate;
        _table = table;
        _killer = killer;
        _previews = previews;
        _contexts = contexts;
    }

    /// <inheritdoc/>
    public override string Name => Methods.ConnectionsKill;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "connections.kill(session_id, {ids | filter, dry_run, token}) -> struct {killed, gone, denied, survivors}. With "
        + "ids: ends those connections. With filter (an expression): the first call, or one with dry_run, previews: "
        + "{count, samples, token}; the second, with the same filter and the token within 30 s, ends what matches then, "
        + "unless that has grown by more than a fifth. survivors lists ids, of the first 10,000 ended, that were there again "
        + "right after.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Struct, XmlRpcTypes.String, XmlRpcTypes.Struct)];

    /// <inheritdoc/>
    public override async ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(2);
        Session session = _gate.Require(call, Roles.Kill);
        KillArguments arguments = KillArguments.Read(call.Struct(1, "what"), _contexts.Ports);
        if (arguments.Ids is { } ids)
        {
            WriteReport(reply, _killer.Kill(session, ids));
            return;
        }

        // What is killed is what is there now, not what an old snapshot remembers.
        await _table.RefreshAsync(call.CancellationToken).ConfigureAwait(false);
        using SnapshotLease lease = await _table.AcquireFreshAsync(call.CancellationToken).ConfigureAwait(false);
        RowPredicate? condition = FilterCompiler.Compile(arguments.Filter, _contexts.For(lease.Snapshot));
        List<string> samples = [];
        int count = Count(lease.Snapshot, condition, samples);
        if (arguments.Token is null || arguments.DryRun)
        {
            WritePreview(reply, count, samples, arguments.DryRun ? null : _previews.Add(session, arguments.Filter!, count));
            return;
        }

        RequireNoGrowth(_previews.Take(session, arguments.Filter!, arguments.Token), count);
        WriteReport(reply, _killer.Kill(session, lease.Snapshot, condition));
    }

    private static int Count(Snapshot snapshot, RowPredicate? condition, List<string> samples)
    {
        int count = 0;
        Span<ushort> rows = stackalloc ushort[RowBlock.Size];
        for (int index = 0; index < snapshot.BlockCount; index++)
        {
            RowBlock block = snapshot.Block(index);
            int found = block.Select(condition, rows);
            for (int i = 0; i < found && samples.Count < Samples; i++)
            {
                samples.Add(ConnectionText.Of(block.Records[rows[i]]));
            }

            count += found;
        }

        return count;
    }

    private static void RequireNoGrowth(int promised, int count)
    {
        if (count > Math.Max(promised * GrowthAllowed, promised + GrowthAlwaysAllowed))
        {
            throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                $"The filter matches {count} connections now and matched {promised} in the preview. Preview the kill again."));
        }
    }

    private static void WritePreview(XmlRpcWriter reply, int count, List<string> samples, string? token)
    {
        reply.BeginStruct();
        reply.Member("count"u8, (long)count);
        reply.BeginArrayMember("samples"u8);
        samples.ForEach(sample => reply.WriteString(sample));
        reply.EndArrayMember();
        if (token is not null)
        {
            reply.Member("token"u8, token);
        }

        reply.EndStruct();
    }

    private void WriteReport(XmlRpcWriter reply, KillReport report)
    {
        reply.BeginStruct();
        reply.Member("killed"u8, report.Killed);
        reply.Member("gone"u8, report.Gone);
        reply.BeginArrayMember("denied"u8);
        foreach ((int id, string reason) in report.Denied)
        {
            reply.BeginStruct();
            reply.Member("id"u8, id);
            reply.Member("reason"u8, reason);
            reply.EndStruct();
        }

        reply.EndArrayMember();
        reply.BeginArrayMember("survivors"u8);
        foreach (int id in Survivors(report.KilledTargets))
        {
            reply.WriteInt(id);
        }

        reply.EndArrayMember();
        reply.EndStruct();
    }

    /// <summary>The killed connections whose tuple is in the table again: their next packet made them anew.</summary>
    private List<int> Survivors(IReadOnlyList<KillTarget> killed)
    {
        List<int> survivors = [];
        foreach (KillTarget target in killed)
        {
            // Without the kernel's id, since the new entry has another.
            if (survivors.Count < LongestSurvivorList && _table.TryGet(target.Key with { Id = null }, out _))
            {
                survivors.Add(target.Id);
            }
        }

        return survivors;
    }
}
