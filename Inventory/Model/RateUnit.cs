// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>The time in which a rate counts.</summary>
public enum RateUnit
{
    /// <summary>A second.</summary>
    Second = 0,

    /// <summary>A minute.</summary>
    Minute,

    /// <summary>An hour.</summary>
    Hour,

    /// <summary>A day of 24 hours.</summary>
    Day,
}
