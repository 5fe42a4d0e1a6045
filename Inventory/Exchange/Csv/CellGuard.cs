// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;

namespace Inventory.Exchange.Csv;

/// <summary>
/// Keeps spreadsheets from taking a cell for a formula (CWE-1236): an apostrophe in front of what would begin one. It
/// is taken off again when the cell is read.
/// </summary>
internal static class CellGuard
{
    private static readonly SearchValues<char> s_beginnings = SearchValues.Create("=+-@\t\r");

    /// <summary>The cell as it is written.</summary>
    public static string Add(string cell) => NeedsGuard(cell) ? "'" + cell : cell;

    /// <summary>What <see cref="Add"/> made the cell of.</summary>
    public static string Remove(string cell) => cell.StartsWith('\'') && NeedsGuard(cell) ? cell[1..] : cell;

    // A cell that looks as if it had a guard gets one more, so that it reads back as it was.
    private static bool NeedsGuard(string cell)
    {
        ReadOnlySpan<char> rest = cell.AsSpan().TrimStart('\'');
        return rest.Length > 0 && s_beginnings.Contains(rest[0]);
    }
}
