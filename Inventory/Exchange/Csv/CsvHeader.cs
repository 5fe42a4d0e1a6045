// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
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
        Refuse(row, named.Except(CsvColumns.All), name => $"There is no column {name}; there are: {All}.");
        Refuse(
            row, named.GroupBy(name => name).Where(one => one.Count() > 1).Select(one => one.Key),
            name => $"The column {name} is there twice.");
        Refuse(row, CsvColumns.Needed.Except(named), name => $"The column {name} is missing.");
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

    private static void Refuse(CsvRow row, IEnumerable<string> columns, Func<string, FormattableString> message)
    {
        if (columns.FirstOrDefault() is { } first)
        {
            string shown = string.Concat(first.Where(character => !char.IsControl(character)).Take(60));
            throw new ImportFileException(row.Line, ValidationCodes.Value, message(shown));
        }
    }
}
