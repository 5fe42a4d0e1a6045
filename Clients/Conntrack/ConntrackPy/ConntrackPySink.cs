// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>Hands the connections of a dump that are selected on, as they come.</summary>
internal readonly struct ConntrackPySink : IConntrackSink
{
    private readonly ConntrackPySelector _selector;
    private readonly Handler _handler;
    private readonly ConntrackRecord[] _slot = new ConntrackRecord[1];

    /// <summary>Makes a sink.</summary>
    /// <param name="selector">What is selected.</param>
    /// <param name="handler">Receives the connections.</param>
    /// <param name="wantsDetails">Whether the extras are complete.</param>
    /// <param name="keepsExtras">Whether the extras stay valid after the call.</param>
    public ConntrackPySink(
        ConntrackPySelector selector, Handler handler, bool wantsDetails = false, bool keepsExtras = false)
    {
        _selector = selector;
        _handler = handler;
        WantsDetails = wantsDetails;
        Scratch = keepsExtras ? null : new ConntrackExtras();
    }

    /// <summary>Receives a connection.</summary>
    public delegate void Handler(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime);

    /// <inheritdoc/>
    public bool WantsDetails { get; }

    /// <inheritdoc/>
    public ConntrackExtras? Scratch { get; }

    /// <inheritdoc/>
    public ref ConntrackRecord NextSlot() => ref _slot[0];

    /// <inheritdoc/>
    public void Commit(ConntrackExtras? extras, ulong startTime)
    {
        if (_selector.Matches(_slot[0]))
        {
            _handler(_slot[0], extras, startTime);
        }
    }

    /// <inheritdoc/>
    public bool TryRestart() => false;
}
