// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Pyctl.Output;

/// <summary>Makes the writers of the formats.</summary>
internal static class RowWriters
{
    /// <summary>Makes a writer of rows.</summary>
    /// <typeparam name="T">What a row is.</typeparam>
    /// <param name="format">The format; <see cref="OutputFormat.Conntrack"/> is not one of these rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="output">Where the rows go.</param>
    /// <param name="terminal">What it can show.</param>
    public static IRowWriter<T> Make<T>(
        OutputFormat format, IReadOnlyList<Column<T>> columns, OutputText output, Terminal terminal) => format switch
        {
            OutputFormat.Json or OutputFormat.Jsonl =>
                new JsonRowWriter<T>(output, columns, format == OutputFormat.Json),
            OutputFormat.Csv or OutputFormat.Tsv =>
                new DelimitedWriter<T>(output, columns, format == OutputFormat.Csv),
            OutputFormat.Xml => new XmlRowWriter<T>(output, columns),
            OutputFormat.Wide => new TableWriter<T>(output, columns, terminal with { Width = null }),
            _ => new TableWriter<T>(output, columns, terminal),
        };
}
