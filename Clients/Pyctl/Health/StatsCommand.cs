// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Health;

/// <summary><c>pyctl stats</c>: how full the table is, and the kernel's counters.</summary>
/// <param name="context">What it works with.</param>
/// <param name="format">The format.</param>
/// <param name="isPerProcessor">Whether it is the counters of each processor instead.</param>
internal sealed class StatsCommand(CommandContext context, OutputFormat format, bool isPerProcessor)
{
    /// <summary>Shows the figures of the daemons.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        IReadOnlyList<Hosted<StatusReply>> states = await hosts
            .AllAsync((host, cancellation) => host.Client.StatusAsync(cancellation), context.Cancellation)
            .ConfigureAwait(false);
        if (isPerProcessor)
        {
            WriteProcessors(states, hosts.IsSeveral);
        }
        else if (format is OutputFormat.Table or OutputFormat.Wide)
        {
            WriteFigures(states);
        }
        else
        {
            context.WriteRows(format, HostColumn.Before(StatusFigures.Columns(states), hosts.IsSeveral), states);
        }

        return ExitCodes.Success;
    }

    // For people: a line for each figure, a column for each daemon.
    private void WriteFigures(IReadOnlyList<Hosted<StatusReply>> states)
    {
        if (states.Count == 0)
        {
            return;
        }

        List<Column<Column<StatusReply>>> columns =
        [
            new("figure", figure => figure.Title) { Title = Messages.Get("FIGURE") },
            .. states.Select(state => new Column<Column<StatusReply>>("value", figure => figure.Show(state.Value))
            {
                Title = state.Host,
                IsNumber = true,
            }),
        ];
        context.WriteRows(
            format,
            columns,
            StatusFigures.Columns(states).Where(figure => states.Any(state => figure.Value(state.Value) is not null)));
    }

    private void WriteProcessors(IReadOnlyList<Hosted<StatusReply>> states, bool isSeveral)
    {
        IEnumerable<string> names = states.SelectMany(state => state.Value.Processors).SelectMany(one => one.Keys)
            .Distinct().OrderBy(StatusFigures.PlaceOfCounter);
        List<Column<IReadOnlyDictionary<string, long>>> columns = [.. names.Select(name =>
            new Column<IReadOnlyDictionary<string, long>>(
                name, one => one.TryGetValue(name, out long value) ? value : null)
            {
                IsNumber = true,
            })];
        if (columns.Count > 0)
        {
            context.WriteRows(
                format,
                HostColumn.Before(columns, isSeveral),
                states.SelectMany(state => state.Value.Processors.Select(one =>
                    new Hosted<IReadOnlyDictionary<string, long>>(state.Host, one))));
        }
    }
}
