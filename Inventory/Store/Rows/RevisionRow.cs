// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Store.Rows;

/// <summary>A write.</summary>
internal sealed class RevisionRow
{
    public long Version { get; init; }

    public string Time { get; init; } = "";

    public string Author { get; init; } = "";

    public string Comment { get; init; } = "";

    public long ChangeCount { get; init; }
}
