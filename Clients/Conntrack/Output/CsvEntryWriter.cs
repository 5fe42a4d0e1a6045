// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Immutable;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Writes comma-separated values (RFC 4180, lines end in LF) with the names of the columns before them.</summary>
internal sealed class CsvEntryWriter : IEntryWriter
{
    private readonly OutputBuffer _buffer;
    private readonly ColumnWriter _values;
    private readonly ImmutableArray<EntryColumn> _columns;
    private readonly int _labelRoom;

    /// <summary>Makes a writer.</summary>
    public CsvEntryWriter(OutputBuffer buffer, OutputOptions options, LocalTime time)
    {
        _buffer = buffer;
        _values = new ColumnWriter(options, time, TextForm.Csv);
        _columns = EntryColumns.Choose(options.Columns);
        _labelRoom = LineRoom.OfLabels(options.Labels);
    }

    /// <inheritdoc/>
    public void Begin()
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            _buffer.Write(i == 0 ? ""u8 : ","u8);
            _buffer.Write(EntryColumns.NameOf(_columns[i]));
        }

        _buffer.Write("\n"u8);
    }

    /// <inheritdoc/>
    public void Write(
        in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context)
    {
        var line = new Line(_buffer.GetSpan(LineRoom.Of(extras, context, _labelRoom)));
        var entry = new EntryView(record, extras, startTime, context);
        foreach (EntryColumn column in _columns)
        {
            _values.TryAdd(ref line, column, entry);
            line.Add(',');
        }

        _buffer.Advance(line.EndWords());
    }

    /// <inheritdoc/>
    public void End()
    {
    }
}
