// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;
using XmlRpc.Values;

namespace Pyctl.Connections;

/// <summary><c>pyctl change</c>: sets the mark or the timeout of connections.</summary>
/// <param name="context">What it works with.</param>
/// <param name="request">What it is asked for.</param>
internal sealed class ChangeCommand(CommandContext context, ChangeRequest request)
{
    /// <summary>Changes connections of the daemons.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">Nobody confirms it.</exception>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        if (request.Selection.Ids is not null && hosts.IsSeveral)
        {
            throw new UsageException(Messages.Get("ids are those of one daemon: name it with --host"));
        }

        IReadOnlyList<Hosted<IReadOnlyList<ConnectionRow>>> found =
            await hosts.AllAsync(FindAsync, context.Cancellation).ConfigureAwait(false);
        int count = found.Sum(one => one.Value.Count);
        bool mustAsk = request.Selection.Filter is not null && !request.IsConfirmed && count > 0;
        if (request.IsDryRun || mustAsk || count == 0)
        {
            WriteFound(found, hosts.IsSeveral, count);
        }

        if (request.IsDryRun || count == 0)
        {
            return count > 0 ? ExitCodes.Success : ExitCodes.Nothing;
        }

        if (mustAsk && !Confirm(count))
        {
            context.Errors.Complain(Messages.Get("nothing was changed"));
            return ExitCodes.Nothing;
        }

        Dictionary<string, IReadOnlyList<ConnectionRow>> rows = found.ToDictionary(one => one.Host, one => one.Value);
        IReadOnlyList<Hosted<Outcome>> outcomes = await hosts
            .AllAsync((host, cancellation) => ChangeAllAsync(host, rows[host.Name], cancellation), context.Cancellation)
            .ConfigureAwait(false);
        return Report(outcomes, hosts.IsSeveral);
    }

    private async Task<IReadOnlyList<ConnectionRow>> FindAsync(Host host, CancellationToken cancellationToken)
    {
        if (request.Selection.Ids is { } ids)
        {
            ConnectionsReply reply = await host.Client.GetAsync(ids, cancellationToken).ConfigureAwait(false);
            return reply.Rows;
        }

        List<ConnectionRow> rows = [];
        ConnectionSource source = new(request.Selection.Filter, [], null);
        await foreach (ConnectionRow row in source.ReadAsync(host.Client, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return rows;
    }

    private void WriteFound(IReadOnlyList<Hosted<IReadOnlyList<ConnectionRow>>> found, bool isSeveral, int count)
    {
        ConnectionColumns columns = new(context.Time, null);
        context.WriteRows(
            OutputFormat.Table,
            HostColumn.Before(columns.Usual(OutputFormat.Table), isSeveral),
            found.SelectMany(one => one.Value.Select(row => new Hosted<ConnectionRow>(one.Host, row))));
        context.Output.WriteLine(Messages.Format($"Matching connections: {count}"));
        context.Output.Flush();
    }

    private bool Confirm(int count) =>
        context.Dialogue.Confirm(Messages.Format($"Change them ({count})?")) ?? throw new UsageException(
            Messages.Get("there is no terminal to ask on: --yes changes them, --dry-run only shows them"));

    private async Task<Outcome> ChangeAllAsync(
        Host host, IReadOnlyList<ConnectionRow> rows, CancellationToken cancellationToken)
    {
        Outcome outcome = new();
        foreach (ConnectionRow row in rows)
        {
            try
            {
                await ChangeAsync(host, row.Id, cancellationToken).ConfigureAwait(false);
                outcome.Changed++;
            }
            catch (XmlRpcFaultException fault) when (fault.FaultCode == FaultCodes.NotFound)
            {
                outcome.Gone++;
            }
            catch (XmlRpcFaultException fault) when (fault.FaultCode == FaultCodes.Conflict)
            {
                outcome.Refused.Add(fault.FaultString);
            }
        }

        return outcome;
    }

    private async Task ChangeAsync(Host host, int id, CancellationToken cancellationToken)
    {
        if (request.Mark is { } mark)
        {
            await host.Client.SetMarkAsync(id, mark, cancellationToken).ConfigureAwait(false);
        }

        if (request.TimeoutSeconds is { } seconds)
        {
            await host.Client.SetTimeoutAsync(id, seconds, cancellationToken).ConfigureAwait(false);
        }
    }

    private int Report(IReadOnlyList<Hosted<Outcome>> outcomes, bool isSeveral)
    {
        foreach (Hosted<Outcome> one in outcomes)
        {
            string text = Messages.Format(
                $"{one.Value.Changed} changed, {one.Value.Gone} already gone, {one.Value.Refused.Count} refused");
            context.Output.WriteLine(isSeveral ? $"{one.Host}: {text}" : text);
            foreach (string reason in one.Value.Refused)
            {
                context.Output.WriteLine("  " + reason);
            }
        }

        return outcomes.Any(one => one.Value.Refused.Count > 0) ? ExitCodes.Partial
            : outcomes.Any(one => one.Value.Changed > 0) ? ExitCodes.Success
            : ExitCodes.Nothing;
    }

    private sealed class Outcome
    {
        public int Changed { get; set; }

        public int Gone { get; set; }

        public List<string> Refused { get; } = [];
    }
}
