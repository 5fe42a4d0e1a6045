// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Store.Rows;

/// <summary>Which revision of a project a write made.</summary>
internal sealed class ProjectRevisionRow
{
    public long Project { get; init; }

    public long Number { get; init; }

    public long Version { get; init; }
}
