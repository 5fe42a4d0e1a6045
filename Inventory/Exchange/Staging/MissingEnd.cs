// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Exchange.Staging;

/// <summary>An end that a table names and the inventory does not have.</summary>
/// <param name="Row">The row that names it first, with addresses if any does.</param>
/// <param name="Column">The column of the name.</param>
/// <param name="Name">The name.</param>
/// <param name="Addresses">The addresses; none where no row has any.</param>
internal sealed record MissingEnd(
    FileRecord Row, string Column, string Name, IReadOnlyList<InterfaceAddress> Addresses);
