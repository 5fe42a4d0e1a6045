// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Grammar;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary><c>-D</c>: deletes the flows that are selected, and shows each.</summary>
/// <remarks>
/// A flow is deleted by tuple, zone and identifier, so that a successor under the same tuple survives. Those that have gone
/// meanwhile do not count.
/// </remarks>
internal sealed class DeleteCommand(CommandContext context, Request request)
{
    private readonly EntryPrinter _printer = new(context, OutputChoice.Of(request, context.Environment));

    /// <summary>Deletes them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        Execute();
        context.Reporter.Summary(_printer.Count, request.Has(OptionId.DryRun) ? "selected" : "deleted");
        return _printer.Count > 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    /// <summary>Deletes them without a summary.</summary>
    public void Execute()
    {
        var selector = new EntrySelector(request, FilterEvaluator.Of(request.Filter));
        using ConntrackConnection changes = ConntrackConnection.Open();
        if (ExactKey() is { } key)
        {
            DeleteExact(changes, selector, key);
        }
        else
        {
            DeleteSelected(changes, selector);
        }

        _printer.End();
    }

    /// <summary>
    /// The key of the only flow that can be meant. Without a zone there may be one in every zone; only a dump finds them.
    /// </summary>
    private ConntrackKey? ExactKey()
    {
        bool isExact = request.Zone is not null && request.Protocol is not null
            && request is { OriginalZone: null, ReplyZone: null }
            && request.Original.HasAddresses && request.Original.HasPorts
            && request.Mask is { Source: null, Destination: null };
        return isExact ? FlowTemplate.Key(request) : null;
    }

    private void DeleteExact(ConntrackConnection changes, EntrySelector selector, in ConntrackKey key)
    {
        if (changes.TryGet(key, out ConntrackEntry? entry) && selector.Matches(entry.Record, entry.Extras))
        {
            bool isDone = request.Has(OptionId.DryRun)
                || changes.Delete(entry.Key).Kind == DeleteOutcomeKind.Killed;
            if (isDone)
            {
                ConntrackRecord asDumped = entry.Record;
                asDumped.Use = 1;
                _printer.Write(asDumped, entry.Extras, entry.Extras?.StartTime ?? 0);
            }
        }
    }

    private void DeleteSelected(ConntrackConnection changes, EntrySelector selector)
    {
        using ConntrackConnection connection = KernelFilters.Open();
        var batch = new EntryBatch(entries => DeleteBatch(changes, entries), request.Limit);
        using ProgressLine? progress = context.BeginProgress("entries read", "selected", printsRows: true);
        var sink = new BatchSink(selector, batch, progress, wantsDetails: request.Output.HasFlag(OutputWords.Save));
        connection.Dump(ref sink, selector.KernelFilter());
        batch.Complete();
    }

    private void DeleteBatch(ConntrackConnection changes, ReadOnlySpan<BatchedEntry> entries)
    {
        var keys = new ConntrackKey[entries.Length];
        var outcomes = new DeleteOutcome[entries.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ConntrackKey.Of(entries[i].Record, entries[i].Extras);
        }

        if (!request.Has(OptionId.DryRun))
        {
            changes.DeleteBatch(keys, outcomes);
        }

        for (int i = 0; i < keys.Length; i++)
        {
            if (request.Has(OptionId.DryRun) || outcomes[i].Kind == DeleteOutcomeKind.Killed)
            {
                _printer.Write(entries[i].Record, entries[i].Extras, entries[i].StartTime);
            }
        }
    }
}
