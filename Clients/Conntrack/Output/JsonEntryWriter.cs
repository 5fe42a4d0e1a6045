// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Immutable;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Writes a JSON object per entry, each on a line: one array of them, or nothing between them.</summary>
internal sealed class JsonEntryWriter : IEntryWriter
{
    private readonly OutputBuffer _buffer;
    private readonly bool _isArray;
    private readonly ColumnWriter _values;
    private readonly ImmutableArray<EntryColumn> _columns;
    private readonly int _labelRoom;
    private bool _hasEntry;

    /// <summary>Makes a writer.</summary>
    public JsonEntryWriter(OutputBuffer buffer, OutputOptions options, LocalTime time)
    {
        _buffer = buffer;
        _isArray = options.Form == OutputForm.Json;
        _values = new ColumnWriter(options, time, TextForm.Json);
        _columns = EntryColumns.Choose(options.Columns);
        _labelRoom = LineRoom.OfLabels(options.Labels);
    }

    /// <inheritdoc/>
    public void Begin()
    {
        if (_isArray)
        {
            _buffer.Write("["u8);
        }
    }

    /// <inheritdoc/>
    public void Write(
        in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context)
    {
        var line = new Line(_buffer.GetSpan(LineRoom.Of(extras, context, _labelRoom)));
        var entry = new EntryView(record, extras, startTime, context);
        if (_isArray)
        {
            line.Add(_hasEntry ? ",\n"u8 : "\n"u8);
            _hasEntry = true;
        }

        char before = '{';
        foreach (EntryColumn column in _columns)
        {
            int length = line.Length;
            line.Add(before);
            line.Add('"');
            line.Add(EntryColumns.NameOf(column));
            line.Add("\":"u8);
            if (_values.TryAdd(ref line, column, entry))
            {
                before = ',';
            }
            else
            {
                line.Length = length;
            }
        }

        line.Add(before == '{' ? "{}"u8 : "}"u8);
        if (!_isArray)
        {
            line.Add('\n');
        }

        _buffer.Advance(line.Length);
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_isArray)
        {
            _buffer.Write(_hasEntry ? "\n]\n"u8 : "]\n"u8);
        }
    }
}
