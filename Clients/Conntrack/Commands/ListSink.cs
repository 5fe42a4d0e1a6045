// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using Conntrack.Selection;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>Writes the entries of a dump that are selected, as they come.</summary>
internal struct ListSink : IConntrackSink
{
    private readonly EntrySelector _selector;
    private readonly EntryPrinter _printer;
    private readonly ProgressLine? _progress;
    private readonly long _limit;
    private readonly CancellationTokenSource _enough;
    private readonly ConntrackRecord[] _slot = new ConntrackRecord[1];

    /// <summary>Makes a sink.</summary>
    /// <param name="selector">Which entries.</param>
    /// <param name="printer">What writes them.</param>
    /// <param name="progress">What shows how far it is; may be null.</param>
    /// <param name="limit">How many to write at most, or null.</param>
    /// <param name="enough">Cancelled once so many are written: the rest need not be read.</param>
    /// <param name="wantsDetails">Whether the rare attributes of every entry are needed.</param>
    public ListSink(
        EntrySelector selector,
        EntryPrinter printer,
        ProgressLine? progress,
        int? limit,
        CancellationTokenSource enough,
        bool wantsDetails)
    {
        _progress = progress;
        _enough = enough;
        _selector = selector;
        _printer = printer;
        _limit = limit ?? long.MaxValue;
        WantsDetails = wantsDetails;
    }

    /// <inheritdoc/>
    public bool WantsDetails { get; }

    /// <inheritdoc/>
    public ConntrackExtras? Scratch { get; } = new();

    /// <inheritdoc/>
    public readonly ref ConntrackRecord NextSlot() => ref _slot[0];

    /// <inheritdoc/>
    public readonly void Commit(ConntrackExtras? extras, ulong startTime)
    {
        _progress?.Step(_printer.Count);
        if (_printer.Count >= _limit)
        {
            _enough.Cancel();
        }
        else if (_selector.Matches(_slot[0], extras))
        {
            _printer.Write(_slot[0], extras, startTime);
        }
    }

    /// <inheritdoc/>
    public readonly bool TryRestart() => false;
}
