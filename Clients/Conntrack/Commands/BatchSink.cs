// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>Collects the entries of a dump that are selected.</summary>
internal readonly struct BatchSink : IConntrackSink
{
    private readonly EntrySelector _selector;
    private readonly EntryBatch _batch;
    private readonly ProgressLine? _progress;
    private readonly ConntrackRecord[] _slot = new ConntrackRecord[1];

    /// <summary>Makes a sink.</summary>
    /// <param name="selector">Which entries.</param>
    /// <param name="batch">What takes them.</param>
    /// <param name="progress">What shows how far it is; may be null.</param>
    /// <param name="wantsDetails">Whether the rare attributes of every entry are needed.</param>
    public BatchSink(EntrySelector selector, EntryBatch batch, ProgressLine? progress, bool wantsDetails)
    {
        _progress = progress;
        _selector = selector;
        _batch = batch;
        WantsDetails = wantsDetails;
    }

    /// <inheritdoc/>
    public bool WantsDetails { get; }

    /// <inheritdoc/>
    public ConntrackExtras? Scratch => null;

    /// <inheritdoc/>
    public ref ConntrackRecord NextSlot() => ref _slot[0];

    /// <inheritdoc/>
    public void Commit(ConntrackExtras? extras, ulong startTime)
    {
        _progress?.Step(_batch.Taken);
        if (_selector.Matches(_slot[0], extras))
        {
            _batch.Add(new BatchedEntry(_slot[0], extras, startTime));
        }
    }

    /// <inheritdoc/>
    public bool TryRestart() => false;
}
