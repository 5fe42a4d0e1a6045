// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;
using Inventory.Validation;

namespace Inventory.Exchange.Csv;

/// <summary>The header of a table: which column is where.</summary>
internal sealed class CsvHeader
{
    private readonly List<string> _columns;

    /// <summary>Reads a header.</summary>
    /// <exception cref="ImportFileException">A column is unknown, there twice, or missing.</exception>
    public CsvHeader(CsvRow row)
    {
        _columns = [.. row.Cells.Select(Normalize)];
        string[] named = [.. _columns.Where(name => name.Length > 0)];
        if (named.Except(CsvColumns.All).FirstOrDefault() is { } unknown)
        {
            throw ImportFileException.At(
                row.Line, ValidationCodes.Value, $"There is no column {ShownValue.Of(unknown)}; there are: {All}.");
        }

        if (named.GroupBy(name => name).FirstOrDefault(one => one.Count() > 1) is { Key: var twice })
        {
            throw ImportFileException.At(row.Line, ValidationCodes.Value, $"The column {twice} is there twice.");
        }

        if (CsvColumns.Needed.Except(named).FirstOrDefault() is { } missing)
        {
            throw ImportFileException.At(row.Line, ValidationCodes.Value, $"The column {missing} is missing.");
        }
    }

    private static string All => string.Join(", ", CsvColumns.All);

    /// <summary>The cells of a row by their columns.</summary>
    /// <param name="row">The row.</param>
    /// <param name="surplus">Whether it has content outside of the columns.</param>
    public Dictionary<string, string> Read(CsvRow row, out bool surplus)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        surplus = false;
        for (int index = 0; index < row.Cells.Count; index++)
        {
            string cell = row.Cells[index].Trim(' ', '\u00A0');
            string column = index < _columns.Count ? _columns[index] : "";
            surplus |= column.Length == 0 && cell.Length > 0;
            cells[column] = cell;
        }

        return cells;
    }

    /// <summary>Whether the table has a column.</summary>
    public bool Has(string column) => _columns.Contains(column);

    private static string Normalize(string name) => name.Trim().ToLowerInvariant().Replace(' ', '_');
}
