// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Conntrack.Commands;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary><c>delete</c>: deletes the connections that are selected, and names each unless told to be quiet.</summary>
/// <remarks>One that has gone meanwhile is not named, and its successor under the same tuple survives.</remarks>
internal sealed class ConnectionDeletion(OutputBuffer output, ConntrackPyRequest request)
{
    private readonly int _room = LineRoom.Of(null, null, 0);

    /// <summary>Deletes them.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    public void Run(CancellationToken cancellation)
    {
        var selector = new ConntrackPySelector(request);
        using ConntrackConnection changes = ConntrackConnection.Open();
        using ConntrackConnection connection = KernelFilters.Open();
        var batch = new EntryBatch(entries => Delete(changes, entries), limit: null);
        var sink = new ConntrackPySink(
            selector,
            (in record, extras, startTime) => batch.Add(new BatchedEntry(record, extras, startTime)),
            keepsExtras: true);
        connection.Dump(ref sink, selector.KernelFilter(), cancellation);
        batch.Complete();
        output.Flush();
    }

    private void Delete(ConntrackConnection changes, ReadOnlySpan<BatchedEntry> entries)
    {
        var keys = new ConntrackKey[entries.Length];
        var outcomes = new DeleteOutcome[entries.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ConntrackKey.Of(entries[i].Record, entries[i].Extras);
        }

        changes.DeleteBatch(keys, outcomes);
        for (int i = 0; i < keys.Length && !request.IsQuiet; i++)
        {
            if (outcomes[i].Kind == DeleteOutcomeKind.Killed)
            {
                Name(entries[i].Record);
            }
        }
    }

    private void Name(in ConntrackRecord record)
    {
        var line = new Line(output.GetSpan(_room));
        line.Add("Delete: "u8);
        ConnectionText.Add(ref line, record);
        line.Add(" (id "u8);
        line.Number(record.Id);
        line.Add(")\n"u8);
        output.Advance(line.Length);
    }
}
