// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Store.Rows;

/// <summary>The highest id that a kind of records ever had.</summary>
internal sealed class LastIdRow
{
    public string Kind { get; init; } = "";

    public long LastId { get; init; }
}
