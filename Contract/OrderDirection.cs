// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>The direction of a sort.</summary>
public enum OrderDirection
{
    /// <summary>Smallest first; travels as <c>A</c>.</summary>
    Ascending,

    /// <summary>Largest first; travels as <c>D</c>.</summary>
    Descending,
}
