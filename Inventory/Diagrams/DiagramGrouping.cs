// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Diagrams;

/// <summary>What entities are drawn together by.</summary>
public enum DiagramGrouping
{
    /// <summary>Their location.</summary>
    Location = 0,

    /// <summary>The first of their tags.</summary>
    Tag,
}
