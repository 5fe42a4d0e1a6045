// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Grammar;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary><c>-U</c>: changes the flows that are selected, and shows each as it is afterwards.</summary>
/// <remarks>A flow that would not change is passed over. The change is made in the zone of the flow (D07).</remarks>
internal sealed class UpdateCommand(CommandContext context, Request request)
{
    private readonly EntryPrinter _printer = new(context, OutputChoice.Of(request, context.Environment));
    private readonly ConntrackUpdateBuilder _builder = new(request);
    private bool _isRefused;

    /// <summary>Changes them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        Execute();
        context.Reporter.Summary(_printer.Count, "updated");
        return _printer.Count > 0 && !_isRefused ? ExitCodes.Success : ExitCodes.Failure;
    }

    /// <summary>Changes them without a summary.</summary>
    /// <returns>Whether the kernel refused none.</returns>
    public bool Execute()
    {
        var selector = new EntrySelector(request, FilterEvaluator.Of(request.Filter));
        using ConntrackConnection changes = ConntrackConnection.Open();
        using ConntrackConnection connection = KernelFilters.Open();
        var batch = new EntryBatch(entries => UpdateBatch(changes, entries), limit: null);
        using ProgressLine? progress = context.BeginProgress("entries read", "selected", printsRows: true);
        var sink = new BatchSink(selector, batch, progress, wantsDetails: false);
        connection.Dump(ref sink, selector.KernelFilter());
        batch.Complete();
        _printer.End();
        return !_isRefused;
    }

    private void UpdateBatch(ConntrackConnection changes, ReadOnlySpan<BatchedEntry> entries)
    {
        foreach (ref readonly BatchedEntry entry in entries)
        {
            if (_builder.ChangeOf(entry.Record, entry.Extras) is { } change)
            {
                Update(changes, ConntrackKey.Of(entry.Record, entry.Extras), change);
            }
        }
    }

    private void Update(ConntrackConnection changes, in ConntrackKey key, ConntrackUpdate change)
    {
        try
        {
            changes.Update(key, change);
            if (changes.TryGet(key, out ConntrackEntry? entry))
            {
                _printer.Write(entry);
            }
        }
        catch (ConntrackEntryNotFoundException)
        {
            // It ended between the dump and now.
        }
        catch (NetlinkException exception) when (exception is not NetlinkPermissionException)
        {
            Refuse(exception);
        }
    }

    /// <summary>A flow that cannot take labels is passed over in silence, as the anchor does.</summary>
    private void Refuse(NetlinkException exception)
    {
        const int NoSpace = 28;
        if (exception.Errno != NoSpace)
        {
            _isRefused = true;
            context.Output.Flush();
            context.Reporter.BannerLine(KernelFailure.TextOf(request, exception, context.Environment.IsAnchor));
        }
    }
}
