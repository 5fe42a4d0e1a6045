// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Security;

namespace Pyctl.Output;

/// <summary>Writes an element for each row, with an element for each value.</summary>
/// <typeparam name="T">What a row is.</typeparam>
internal sealed class XmlRowWriter<T> : IRowWriter<T>
{
    /// <summary>The first line of every document.</summary>
    public const string Declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private readonly OutputText _output;
    private readonly IReadOnlyList<Column<T>> _columns;

    /// <summary>Makes a writer, and writes the beginning of the document.</summary>
    public XmlRowWriter(OutputText output, IReadOnlyList<Column<T>> columns)
    {
        _output = output;
        _columns = columns;
        output.WriteLine(Declaration);
        output.WriteLine("<rows>");
    }

    /// <summary>Text as XML has it; characters that it cannot carry become U+FFFD.</summary>
    public static string Escape(string text)
    {
        string escaped = SecurityElement.Escape(text);
        return string.Create(escaped.Length, escaped, static (span, source) =>
        {
            for (int at = 0; at < span.Length; at++)
            {
                char letter = source[at];
                bool isPlain = letter is '\t' or '\n' or >= ' ' and not ('\uFFFE' or '\uFFFF');
                span[at] = isPlain ? letter : '\uFFFD';
            }
        });
    }

    /// <inheritdoc/>
    public void Write(T row)
    {
        _output.Write("<row>");
        foreach (Column<T> column in _columns)
        {
            if (PlainText.Of(column.Value(row)) is { } text)
            {
                _output.Write($"<{column.Name}>{Escape(text)}</{column.Name}>");
            }
        }

        _output.WriteLine("</row>");
    }

    /// <inheritdoc/>
    public void End() => _output.WriteLine("</rows>");
}
