// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary><c>pyctl watch</c>: what begins, changes and ends, found by looking again and again.</summary>
/// <remarks>
/// The contract has no events yet. So a connection that begins and ends between two looks is not seen, and no more are
/// watched than can be listed each time.
/// </remarks>
/// <param name="context">What it works with.</param>
/// <param name="request">What it is asked for.</param>
internal sealed class WatchCommand(CommandContext context, WatchRequest request)
{
    private const int MostConnections = 20_000;

    private readonly Dictionary<string, ChangeTracker> _trackers = [];

    /// <summary>Watches the connections of the daemons until interrupted.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">There are too many.</exception>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        IRowWriter<Hosted<ConnectionChange>> writer = MakeWriter(hosts.IsSeveral);
        using var timer = new PeriodicTimer(request.Interval, context.Time);
        try
        {
            do
            {
                IReadOnlyList<Hosted<IReadOnlyList<ConnectionRow>>> present =
                    await hosts.AllAsync(ReadAsync, context.Cancellation).ConfigureAwait(false);
                foreach (Hosted<IReadOnlyList<ConnectionRow>> one in present)
                {
                    WriteChanges(one, writer);
                }

                context.Output.Flush();
                if (present.Count == 0)
                {
                    return ExitCodes.Unreachable;
                }
            }
            while (await timer.WaitForNextTickAsync(context.Cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            // That is how it is meant to end.
            writer.End();
        }

        return ExitCodes.Success;
    }

    private async Task<IReadOnlyList<ConnectionRow>> ReadAsync(Host host, CancellationToken cancellationToken)
    {
        ConnectionSource source = new(request.Filter, [], null);
        List<ConnectionRow> rows = [];
        await foreach (ConnectionRow row in source.ReadAsync(host.Client, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
            if (source.Total > MostConnections)
            {
                throw new UsageException(Messages.Format(
                    $"{source.Total} connections match, and no more than {MostConnections} can be watched; narrow the filter"));
            }
        }

        return rows;
    }

    private void WriteChanges(
        Hosted<IReadOnlyList<ConnectionRow>> present, IRowWriter<Hosted<ConnectionChange>> writer)
    {
        if (!_trackers.TryGetValue(present.Host, out ChangeTracker? tracker))
        {
            _trackers.Add(present.Host, tracker = new ChangeTracker());
        }

        foreach (ConnectionChange change in tracker.Next(present.Value))
        {
            writer.Write(new Hosted<ConnectionChange>(present.Host, change));
        }
    }

    private IRowWriter<Hosted<ConnectionChange>> MakeWriter(bool isSeveral)
    {
        if (request.Format is OutputFormat.Table or OutputFormat.Wide or OutputFormat.Conntrack)
        {
            return new ChangeLine(context.Output, context.Time, isSeveral);
        }

        ConnectionColumns known = new(context.Time, null);
        IEnumerable<Column<ConnectionRow>> columns = request.Columns?.Select(known.Get) ?? known.Usual(request.Format);
        List<Column<ConnectionChange>> all =
        [
            new("event", change => change.Kind),
            .. columns.Select(column => new Column<ConnectionChange>(column.Name, change => column.Value(change.Row))),
        ];
        return RowWriters.Make(request.Format, HostColumn.Before(all, isSeveral), context.Output, context.Terminal);
    }
}
