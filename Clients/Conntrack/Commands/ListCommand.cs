// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using Conntrack.Grammar;
using Conntrack.Output;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary><c>-L</c>: lists the flows that are selected.</summary>
internal sealed class ListCommand(CommandContext context, Request request)
{
    /// <summary>Lists them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (context.Environment.IsAnchor && SelectsNoStatus())
        {
            context.Reporter.BannerLine("Operation failed: invalid parameters");
            return ExitCodes.Failure;
        }

        OutputOptions options = OutputChoice.Of(request, context.Environment);
        var printer = new EntryPrinter(context, options);
        var selector = new EntrySelector(request, FilterEvaluator.Of(request.Filter));
        ConntrackDumpFilter filter = selector.KernelFilter() with { Source = SourceOf(request) };
        using ConntrackConnection connection = filter.Source == ConntrackDumpSource.TableZeroingCounters
            ? KernelFilters.OpenToZero(filter, ConntrackFeatureProbe.Run)
            : KernelFilters.Open();
        if (request.Sort is { } sort)
        {
            PrintSorted(connection, filter, selector, EntryOrder.Parse(sort), printer);
        }
        else
        {
            PrintInPassing(connection, filter, selector, printer, options.Form != OutputForm.Text);
        }

        printer.End();
        context.Reporter.Summary(printer.Count, "shown");
        return ExitCodes.Success;
    }

    private void PrintInPassing(
        ConntrackConnection connection,
        in ConntrackDumpFilter filter,
        EntrySelector selector,
        EntryPrinter printer,
        bool wantsDetails)
    {
        using var enough = new CancellationTokenSource();
        using ProgressLine? progress = context.BeginProgress("entries read", "shown", printsRows: true);
        var sink = new ListSink(selector, printer, progress, request.Limit, enough, wantsDetails);
        try
        {
            connection.Dump(ref sink, filter, enough.Token);
        }
        catch (OperationCanceledException) when (enough.IsCancellationRequested)
        {
            // As many as were asked for are printed.
        }
    }

    /// <summary>An order needs all entries in memory, 128 bytes each.</summary>
    private void PrintSorted(
        ConntrackConnection connection,
        in ConntrackDumpFilter filter,
        EntrySelector selector,
        EntryOrder order,
        EntryPrinter printer)
    {
        var store = new ConntrackStore();
        connection.Dump(store, filter);
        var rows = new List<int>(store.Count);
        for (int row = 0; row < store.Count; row++)
        {
            if (selector.Matches(store[row], store.Extras(row)))
            {
                rows.Add(row);
            }
        }

        rows.Sort((left, right) => order.Compare(store[left], store[right]));
        for (int i = 0; i < rows.Count && i < (request.Limit ?? int.MaxValue); i++)
        {
            store.TryGetStartTime(rows[i], out ulong startTime);
            printer.Write(store[rows[i]], store.Extras(rows[i]), startTime);
        }
    }

    private static ConntrackDumpSource SourceOf(Request request) => request.Table switch
    {
        TableKind.Dying => ConntrackDumpSource.Dying,
        TableKind.Unconfirmed => ConntrackDumpSource.Unconfirmed,
        _ => request.Has(OptionId.Zero) ? ConntrackDumpSource.TableZeroingCounters : ConntrackDumpSource.Table,
    };

    /// <summary>The anchor sends the kernel a status filter without bits, which the kernel refuses (D19).</summary>
    private bool SelectsNoStatus() =>
        request.Has(OptionId.Status) && (request.Status.Set | request.Status.Clear) == ConntrackStatus.None;
}
