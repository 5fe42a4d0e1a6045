// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Exchange;

/// <summary>How far an import is. It begins again after rows with errors were put aside. Immutable.</summary>
/// <param name="Done">How many records of the file are done.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct ImportProgress(int Done, int Total);
