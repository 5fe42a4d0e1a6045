// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary><c>pyctl top</c>: the first connections of an order, again and again.</summary>
/// <param name="context">What it works with.</param>
/// <param name="request">What it is asked for.</param>
internal sealed class TopCommand(CommandContext context, TopRequest request)
{
    private const int LinesBesideRows = 4;
    private const int RowsWithoutTerminal = 20;

    /// <summary>Shows the connections of the daemons until interrupted.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        using var timer = new PeriodicTimer(request.Interval, context.Time);
        try
        {
            for (int round = 1; ; round++)
            {
                hosts.Retry();
                await ShowAsync(hosts).ConfigureAwait(false);
                if (round == request.Count || (round == 1 && hosts.HaveAllFailed))
                {
                    return ExitCodes.Success;
                }

                await timer.WaitForNextTickAsync(context.Cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            // That is how it is meant to end.
            return ExitCodes.Success;
        }
    }

    private async Task ShowAsync(HostGroup hosts)
    {
        using MemoryStream screen = new();
        OutputText output = new(screen);
        IReadOnlyList<Hosted<StatusReply>> states = await hosts
            .AllAsync((host, cancellation) => host.Client.StatusAsync(cancellation), context.Cancellation)
            .ConfigureAwait(false);
        foreach (Hosted<StatusReply> state in states)
        {
            output.WriteLine(Head(state, hosts.IsSeveral));
        }

        foreach (HostFailure failure in hosts.Failures)
        {
            output.WriteLine($"{failure.Host}: {failure.Text}");
        }

        output.WriteLine();
        int room = (context.Terminal.Height ?? int.MaxValue) - LinesBesideRows - states.Count - hosts.Failures.Count;
        ListRequest list = new()
        {
            Filter = request.Filter,
            Sort = request.Sort,
            Columns = request.Columns,
            IsNumeric = request.IsNumeric,
            Limit = request.Limit ?? (context.Terminal.IsTerminal ? Math.Max(1, room) : RowsWithoutTerminal),
        };
        await new ListCommand(context with { Output = output, Errors = new Reporter(Stream.Null) }, list)
            .RunAsync(hosts).ConfigureAwait(false);
        output.Flush();
        Draw(Encoding.UTF8.GetString(screen.ToArray()));
    }

    // The screen is written over and not cleared first, which would flicker.
    private void Draw(string text)
    {
        context.Output.Write(context.Terminal.IsTerminal
            ? "\e[H" + text.Replace("\n", "\e[K\n", StringComparison.Ordinal) + "\e[J"
            : text + "\n");
        context.Output.Flush();
    }

    private string Head(Hosted<StatusReply> state, bool isSeveral)
    {
        StatusReply health = state.Value;
        List<string> parts = [];
        if (isSeveral)
        {
            parts.Add(state.Host);
        }

        parts.Add(context.Time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        parts.Add(health.MaxEntries is > 0 and { } most
            ? Messages.Format($"{health.Entries} of {most} entries ({100.0 * health.Entries / most:0.0} %)")
            : Messages.Format($"{health.Entries} entries"));
        if (health.Accounting == false)
        {
            parts.Add(Messages.Get("no byte counters: pyctl diag"));
        }

        return TextWidth.Cut(
            string.Join("  ", parts), context.Terminal.Width ?? int.MaxValue, context.Terminal.CutMark, isInside: false);
    }
}
