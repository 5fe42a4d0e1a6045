// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Takes the flows of a dump to a writer as they come: no table is kept, whatever its size.</summary>
/// <typeparam name="TSelection">Which flows; a struct, so that the calls are bound at compile time.</typeparam>
internal struct WriterSink<TSelection> : IConntrackSink
    where TSelection : struct, IEntrySelection
{
    private readonly IEntryWriter _writer;
    private readonly TSelection _selection;
    private readonly ConntrackRecord[] _slot;

    /// <summary>Makes a sink.</summary>
    /// <param name="writer">Where the flows go; it has begun.</param>
    /// <param name="selection">Which go there.</param>
    public WriterSink(IEntryWriter writer, TSelection selection)
    {
        _writer = writer;
        _selection = selection;
        _slot = new ConntrackRecord[1];
        Scratch = new ConntrackExtras();
    }

    /// <summary>How many flows were written.</summary>
    public int Written { get; private set; }

    /// <inheritdoc/>
    public readonly bool WantsDetails => true;

    /// <inheritdoc/>
    public ConntrackExtras? Scratch { get; }

    /// <inheritdoc/>
    public readonly ref ConntrackRecord NextSlot() => ref _slot[0];

    /// <inheritdoc/>
    public void Commit(ConntrackExtras? extras, ulong startTime)
    {
        ref readonly ConntrackRecord record = ref _slot[0];
        if (_selection.Selects(record, extras, startTime))
        {
            _writer.Write(record, extras, startTime, null);
            Written++;
        }
    }

    /// <summary>What was written cannot be taken back.</summary>
    public readonly bool TryRestart() => Written == 0;
}
