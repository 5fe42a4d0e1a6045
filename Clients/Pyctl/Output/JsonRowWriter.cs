// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Pyctl.Output;

/// <summary>Writes an object on each line: one array of them, or nothing between them.</summary>
/// <typeparam name="T">What a row is.</typeparam>
/// <param name="output">Where the rows go.</param>
/// <param name="columns">The members; what a row has no value for is left out.</param>
/// <param name="isArray">Whether it is one array.</param>
internal sealed class JsonRowWriter<T>(OutputText output, IReadOnlyList<Column<T>> columns, bool isArray)
    : IRowWriter<T>
{
    private bool _hasRow;

    /// <inheritdoc/>
    public void Write(T row)
    {
        Dictionary<string, object?> members = [];
        foreach (Column<T> column in columns)
        {
            if (column.Value(row) is { } value)
            {
                members[column.Name] = value;
            }
        }

        if (isArray)
        {
            output.Write(_hasRow ? ",\n" : "[\n");
            output.Write(JsonText.Of(members));
        }
        else
        {
            output.WriteLine(JsonText.Of(members));
        }

        _hasRow = true;
    }

    /// <inheritdoc/>
    public void End()
    {
        if (isArray)
        {
            output.WriteLine(_hasRow ? "\n]" : "[]");
        }
    }
}
