// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Pyctl.Output;

/// <summary>
/// Writes columns for people. The first rows decide over the widths; those after them come as they are, however many.
/// </summary>
/// <typeparam name="T">What a row is.</typeparam>
/// <param name="output">Where the rows go.</param>
/// <param name="columns">The columns.</param>
/// <param name="terminal">How wide a line is, and whether there are colours.</param>
internal sealed class TableWriter<T>(OutputText output, IReadOnlyList<Column<T>> columns, Terminal terminal)
    : IRowWriter<T>
{
    private const int RowsForWidths = 1000;

    private readonly List<(string[] Cells, T Row)> _waiting = [];
    private IReadOnlyList<(int Place, int Width)>? _layout;

    /// <inheritdoc/>
    public void Write(T row)
    {
        if (_layout is not null)
        {
            WriteRow([.. _layout.Select(column => Cell(columns[column.Place], row))], row);
            return;
        }

        _waiting.Add(([.. columns.Select(column => Cell(column, row))], row));
        if (_waiting.Count == RowsForWidths)
        {
            WriteWaiting();
        }
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_layout is null && _waiting.Count > 0)
        {
            WriteWaiting();
        }
    }

    private static string Cell(Column<T> column, T row) => TextWidth.Printable(column.Show(row));

    private void WriteWaiting()
    {
        int[] ideal = [.. columns.Select((column, at) =>
            Math.Max(TextWidth.Of(column.Title), _waiting.Max(row => TextWidth.Of(row.Cells[at]))))];
        _layout = ColumnFit.Fit(columns, ideal, terminal.Width ?? int.MaxValue);
        WriteTitles();
        foreach ((string[] cells, T row) in _waiting)
        {
            WriteRow([.. _layout.Select(column => cells[column.Place])], row);
        }

        _waiting.Clear();
    }

    private void WriteTitles()
    {
        StringBuilder line = new();
        for (int at = 0; at < _layout!.Count; at++)
        {
            Append(line, at, columns[_layout[at].Place].Title, null);
        }

        output.WriteLine(terminal.HasColours ? $"\e[1m{line}\e[0m" : line.ToString());
    }

    private void WriteRow(string[] cells, T row)
    {
        StringBuilder line = new();
        for (int at = 0; at < cells.Length; at++)
        {
            Column<T> column = columns[_layout![at].Place];
            Append(line, at, cells[at], terminal.HasColours ? column.Colour?.Invoke(row) : null);
        }

        output.WriteLine(line.ToString());
    }

    private void Append(StringBuilder line, int at, string cell, string? colour)
    {
        (int place, int width) = _layout![at];
        Column<T> column = columns[place];
        string text = TextWidth.Cut(cell, width, terminal.CutMark, column.IsCutInside);
        bool isLast = at == _layout.Count - 1;
        int padding = width - TextWidth.Of(text);
        line.Append(' ', column.IsNumber ? padding : 0);
        line.Append(colour is null ? text : $"{colour}{text}\e[0m");
        line.Append(' ', column.IsNumber || isLast ? 0 : padding).Append(isLast ? "" : ColumnFit.Gap);
    }
}
