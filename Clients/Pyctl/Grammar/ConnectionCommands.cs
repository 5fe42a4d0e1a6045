// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.CommandLine;
using System.Linq;
using Contract.Records;
using Localization;
using Pyctl.Connections;

namespace Pyctl.Grammar;

/// <summary>The commands for connections: list, top, watch, kill and change.</summary>
/// <param name="context">What the commands work with.</param>
/// <param name="globals">The options that every command has.</param>
internal sealed class ConnectionCommands(CommandContext context, GlobalOptions globals)
{
    private const double LeastInterval = 0.1;

    /// <summary>Makes <c>list</c>.</summary>
    public Command List()
    {
        SelectionOptions selection = new(takesIds: false);
        Option<string?> columns = Columns();
        Option<string?> sort = Sort();
        Option<int?> limit = Limit(Messages.Get("The most rows; all otherwise."));
        Option<bool> numeric = Numeric();
        Option<string?> groupBy = new("--group-by", "-g")
        {
            Description = Messages.Get(
                "Sum connections up by source, destination, pair, service, protocol, state or user."),
            HelpName = "WHAT",
        };
        groupBy.CompletionSources.Add([.. Enum.GetNames<SummaryGrouping>().Select(name => name.ToLowerInvariant())]);
        Command command = new("list", Messages.Get("List connections.")) { columns, sort, limit, groupBy, numeric };
        selection.AddTo(command);
        command.SetAction((result, _) => context.RunAsync(globals.Settings(result), hosts =>
        {
            if (result.GetValue(groupBy) is { } grouping)
            {
                SummaryRequest summary = new()
                {
                    By = SummaryCommand.ParseGrouping(grouping),
                    Filter = selection.Filter(result),
                };
                return new SummaryCommand(
                    context,
                    SummaryCommand.WithOrder(summary, result.GetValue(sort)),
                    PositiveOrNull(result, limit),
                    globals.RowFormat(result)).RunAsync(hosts);
            }

            return new ListCommand(context, new ListRequest
            {
                Filter = selection.Filter(result),
                Sort = result.GetValue(sort) is { } keys ? SortKey.ParseList(keys) : [],
                Limit = PositiveOrNull(result, limit),
                Columns = ColumnNames(result, columns),
                Format = globals.Format(result),
                IsNumeric = result.GetValue(numeric),
            }).RunAsync(hosts);
        }));
        return command;
    }

    /// <summary>Makes <c>top</c>.</summary>
    public Command Top()
    {
        SelectionOptions selection = new(takesIds: false);
        Option<string?> columns = Columns();
        Option<string?> sort = Sort();
        Option<int?> limit = Limit(Messages.Get("The most rows; as many as the terminal has lines otherwise."));
        Option<bool> numeric = Numeric();
        Option<double> interval = Interval();
        Option<int?> rounds = new("--count")
        {
            Description = Messages.Get("How often to look; until interrupted otherwise."),
            HelpName = "N",
        };
        Command command = new("top", Messages.Get("Show the connections with the highest rates, again and again."))
        {
            columns, sort, limit, numeric, interval, rounds,
        };
        selection.AddTo(command);
        command.SetAction((result, _) => context.RunAsync(globals.Settings(result), hosts => new TopCommand(
            context,
            new TopRequest(
                selection.Filter(result),
                SortKey.ParseList(result.GetValue(sort) ?? "-rate"),
                ColumnNames(result, columns),
                PositiveOrNull(result, limit),
                IntervalOf(result, interval),
                PositiveOrNull(result, rounds),
                result.GetValue(numeric))).RunAsync(hosts)));
        return command;
    }

    /// <summary>Makes <c>watch</c>.</summary>
    public Command Watch()
    {
        SelectionOptions selection = new(takesIds: false);
        Option<string?> columns = Columns();
        Option<double> interval = Interval();
        Command command = new("watch", Messages.Get("Show connections that begin, change and end."))
        {
            columns, interval,
        };
        selection.AddTo(command);
        command.SetAction((result, _) => context.RunAsync(globals.Settings(result), hosts => new WatchCommand(
            context,
            new WatchRequest(
                selection.Filter(result),
                ColumnNames(result, columns),
                IntervalOf(result, interval),
                globals.Format(result))).RunAsync(hosts)));
        return command;
    }

    /// <summary>Makes <c>kill</c>.</summary>
    public Command Kill()
    {
        SelectionOptions selection = new(takesIds: true);
        Option<bool> dryRun = DryRun(Messages.Get("Only show what would be ended."));
        Option<bool> yes = Yes();
        Command command = new("kill", Messages.Get("End connections, after showing them and asking."))
        {
            dryRun, yes,
        };
        selection.AddTo(command);
        command.SetAction((result, _) => context.RunAsync(globals.Settings(result), hosts => new KillCommand(
            context,
            new KillRequest(
                selection.Selection(result),
                result.GetValue(dryRun),
                result.GetValue(yes),
                globals.RowFormat(result))).RunAsync(hosts)));
        return command;
    }

    /// <summary>Makes <c>change</c>.</summary>
    public Command Change()
    {
        SelectionOptions selection = new(takesIds: true);
        Option<string?> mark = new("--mark", "-m")
        {
            Description = Messages.Get("The new mark, decimal or after 0x."),
            HelpName = "MARK",
        };
        Option<uint?> timeout = new("--timeout", "-t")
        {
            Description = Messages.Get("The new timeout in seconds; it cannot be changed again."),
            HelpName = "SECONDS",
        };
        Option<bool> dryRun = DryRun(Messages.Get("Only show what would be changed."));
        Option<bool> yes = Yes();
        Command command = new("change", Messages.Get("Set the mark or the timeout of connections."))
        {
            mark, timeout, dryRun, yes,
        };
        selection.AddTo(command);
        command.SetAction((result, _) => context.RunAsync(globals.Settings(result), hosts =>
        {
            uint? newMark = result.GetValue(mark) is { } text ? MarkText.Parse(text) : null;
            uint? newTimeout = result.GetValue(timeout);
            if (newMark is null && newTimeout is null)
            {
                throw new UsageException(Messages.Get("say what to set: --mark, --timeout or both"));
            }

            return new ChangeCommand(context, new ChangeRequest(
                selection.Selection(result),
                newMark,
                newTimeout,
                result.GetValue(dryRun),
                result.GetValue(yes))).RunAsync(hosts);
        }));
        return command;
    }

    private static Option<string?> Columns()
    {
        Option<string?> columns = new("--columns", "-c")
        {
            Description = Messages.Get(
                "The columns, with commas between them: proto, src, dst, nat, state, age, bytes, pkts, "
                + "in, out, inrate, outrate, rate, user, and every field of a row."),
            HelpName = "COLUMN,...",
        };
        columns.CompletionSources.Add(_ => new ConnectionColumns(TimeProvider.System, null).Names);
        return columns;
    }

    private static Option<string?> Sort()
    {
        Option<string?> sort = new("--sort", "-s")
        {
            Description = Messages.Get("What to sort by, with commas between; - before a column puts the largest first."),
            HelpName = "[-]COLUMN,...",
        };
        sort.CompletionSources.Add(_ => SortKey.Names);
        return sort;
    }

    private static Option<int?> Limit(string description) => new("--limit", "-n")
    {
        Description = description,
        HelpName = "N",
    };

    private static Option<bool> Numeric() => new("--numeric")
    {
        Description = Messages.Get("Ports as numbers, not as names of services."),
    };

    private static Option<double> Interval() => new("--interval", "-i")
    {
        Description = Messages.Get("Seconds between two looks."),
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 2,
    };

    private static Option<bool> DryRun(string description) => new("--dry-run") { Description = description };

    private static Option<bool> Yes() => new("--yes", "-y") { Description = Messages.Get("Do not ask.") };

    private static string[]? ColumnNames(ParseResult result, Option<string?> option) =>
        result.GetValue(option)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? PositiveOrNull(ParseResult result, Option<int?> option) => result.GetValue(option) switch
    {
        null => null,
        > 0 and int number => number,
        _ => throw new UsageException(Messages.Format($"{option.Name}: a number from 1 on")),
    };

    private static TimeSpan IntervalOf(ParseResult result, Option<double> option) =>
        result.GetValue(option) is >= LeastInterval and <= 86400 and double seconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException(Messages.Format($"{option.Name}: from {LeastInterval} to 86400 seconds"));
}
