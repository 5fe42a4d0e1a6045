// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Diagrams;

/// <summary>What is known about the traffic of an edge.</summary>
internal enum EdgeState
{
    /// <summary>It is declared; nothing more is known.</summary>
    Declared = 0,

    /// <summary>It is declared and was seen.</summary>
    Seen,

    /// <summary>It is declared and was not seen.</summary>
    NeverSeen,

    /// <summary>It was seen and is not declared.</summary>
    Undeclared,
}
