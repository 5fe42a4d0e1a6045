// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Exchange.Csv;

/// <summary>A row of a table, without the guards of its cells.</summary>
/// <param name="Line">The line where it begins.</param>
/// <param name="Cells">The cells.</param>
/// <param name="IsBroken">Whether a quote stands where RFC 4180 has none.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Cells, bool IsBroken);
