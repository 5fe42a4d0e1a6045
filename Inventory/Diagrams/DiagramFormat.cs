// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Diagrams;

/// <summary>What a diagram is written as.</summary>
public enum DiagramFormat
{
    /// <summary>The language of Graphviz.</summary>
    Dot = 0,

    /// <summary>A flowchart of Mermaid, which many wikis and forges draw.</summary>
    Mermaid,

    /// <summary>A picture.</summary>
    Svg,
}
