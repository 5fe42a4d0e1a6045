// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>A writer that counts, and that stops the command when nobody reads on.</summary>
internal sealed class EntryPrinter
{
    private readonly OutputBuffer _output;
    private readonly IEntryWriter _writer;
    private bool _hasBegun;

    /// <summary>Makes a printer.</summary>
    public EntryPrinter(CommandContext context, OutputOptions options)
        : this(context.Output, EntryWriters.Create(options, context.Output, context.Clock))
    {
    }

    /// <summary>Makes a printer over a writer.</summary>
    /// <param name="output">What the writer writes into.</param>
    /// <param name="writer">The writer.</param>
    public EntryPrinter(OutputBuffer output, IEntryWriter writer)
    {
        _output = output;
        _writer = writer;
    }

    /// <summary>How many entries were written.</summary>
    public long Count { get; private set; }

    /// <summary>Writes an entry.</summary>
    /// <exception cref="OperationCanceledException">Nobody reads standard output any more.</exception>
    public void Write(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context = null)
    {
        Begin();
        _writer.Write(record, extras, startTime, context);
        Count++;
        if (_output.IsClosed)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Writes an entry.</summary>
    public void Write(ConntrackEntry entry) => Write(entry.Record, entry.Extras, entry.Extras?.StartTime ?? 0);

    /// <summary>Ends the writing and sends everything on.</summary>
    public void End()
    {
        Begin();
        _writer.End();
        _output.Flush();
    }

    /// <summary>Only when something is to be written, so that a command that fails at once prints nothing.</summary>
    private void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            _writer.Begin();
        }
    }
}
