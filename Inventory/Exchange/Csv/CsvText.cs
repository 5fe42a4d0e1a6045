// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using Inventory.Validation;

namespace Inventory.Exchange.Csv;

/// <summary>
/// The rows of a table as spreadsheets write it: with commas, semicolons or tabs, any line ends, and rows without
/// content, which are left out.
/// </summary>
internal static class CsvText
{
    private const int MaximumRows = 500_000;
    private const int MaximumCellLength = 100_000;

    // The first line in which Excel says what separates the cells.
    private const string ExcelSeparator = "sep=";

    /// <summary>What tables are separated by; a letter or a space named as separator is a mistake.</summary>
    private const string Separators = ",;\t|";

    /// <summary>Reads the rows one after the other.</summary>
    /// <exception cref="ImportFileException">There are too many, or a cell is too long.</exception>
    public static IEnumerable<CsvRow> Read(ReadOnlyMemory<byte> text)
    {
        bool isBroken = false;
        using var reader = new StreamReader(new MemoryStream(text.ToArray()));
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = FindSeparator(text.Span).ToString(),
            BadDataFound = _ => isBroken = true,
            MaxFieldSize = MaximumCellLength,
        });
        for (int rows = 0; ReadRow(parser); rows++)
        {
            if (rows > MaximumRows)
            {
                throw ImportFileException.At(
                    parser.RawRow, ValidationCodes.Value, $"The table has more than {MaximumRows} rows. Split it.");
            }

            string[] cells = [.. parser.Record!.Select(CellGuard.Remove)];
            bool isSeparatorLine = rows == 0 && cells[0].StartsWith(ExcelSeparator, StringComparison.OrdinalIgnoreCase);
            if (!isSeparatorLine && cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                yield return new CsvRow(parser.RawRow - cells.Sum(CountLineEnds), cells, isBroken);
            }

            isBroken = false;
        }
    }

    private static bool ReadRow(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw ImportFileException.At(
                parser.RawRow, ValidationCodes.Value, $"A cell has more than {MaximumCellLength} characters.");
        }
    }

    private static char FindSeparator(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> first = end < 0 ? text : text[..end];
        if (first.Length == ExcelSeparator.Length + 1 && first.StartsWith("sep="u8) && Separators.Contains((char)first[^1]))
        {
            return (char)first[^1];
        }

        int commas = first.Count((byte)',');
        int semicolons = first.Count((byte)';');
        int tabs = first.Count((byte)'\t');
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }

    private static int CountLineEnds(string cell) => cell.Count(character => character == '\n');
}
