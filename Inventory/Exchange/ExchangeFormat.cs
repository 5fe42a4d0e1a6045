// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Exchange;

/// <summary>
/// The formats in which projects are exported and imported. docs/inventory-exchange.md describes them.
/// </summary>
public enum ExchangeFormat
{
    /// <summary>JSON with names in the place of ids: all of a project, the same bytes each time.</summary>
    Json = 0,

    /// <summary>A table with one communication in each row, as spreadsheets read and write it.</summary>
    Csv,

    /// <summary>The JSON that <c>manage.py dumpdata conntrackt</c> of Django Conntrackt writes.</summary>
    Conntrackt,
}
