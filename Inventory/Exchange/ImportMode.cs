// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Exchange;

/// <summary>What an import does with what is there already.</summary>
public enum ImportMode
{
    /// <summary>Records are added and changed; none is removed, and what the file does not say stays.</summary>
    Merge = 0,

    /// <summary>
    /// The project becomes what the file says, and what the file does not have is removed. A table knows communications
    /// only, and so removes no others. Locations and shared services stay: they belong to no project.
    /// </summary>
    Replace,
}
