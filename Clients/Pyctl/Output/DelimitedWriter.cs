// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Pyctl.Output;

/// <summary>Writes rows as CSV (RFC 4180, but with plain line ends) or with tabs between the values.</summary>
/// <typeparam name="T">What a row is.</typeparam>
internal sealed class DelimitedWriter<T> : IRowWriter<T>
{
    private readonly OutputText _output;
    private readonly IReadOnlyList<Column<T>> _columns;
    private readonly bool _isCsv;

    /// <summary>Makes a writer, and writes the names of the columns.</summary>
    /// <param name="output">Where the rows go.</param>
    /// <param name="columns">Their columns.</param>
    /// <param name="isCsv">Whether it is CSV.</param>
    public DelimitedWriter(OutputText output, IReadOnlyList<Column<T>> columns, bool isCsv)
    {
        _output = output;
        _columns = columns;
        _isCsv = isCsv;
        WriteLine(columns.Select(column => column.Name));
    }

    /// <inheritdoc/>
    public void Write(T row) => WriteLine(_columns.Select(column => PlainText.Of(column.Value(row)) ?? ""));

    /// <inheritdoc/>
    public void End()
    {
    }

    private void WriteLine(IEnumerable<string> values) => _output.WriteLine(
        _isCsv ? string.Join(',', values.Select(Quote)) : string.Join('\t', values.Select(Escape)));

    private static string Quote(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0
        ? value
        : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // The escapes of the type text/tab-separated-values as PostgreSQL and others write it.
    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal);
}
