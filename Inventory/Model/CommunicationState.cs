// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>Whether a communication counts.</summary>
public enum CommunicationState
{
    /// <summary>It is permitted.</summary>
    Active = 0,

    /// <summary>It is kept, but not permitted.</summary>
    Disabled,

    /// <summary>It is to be permitted with the next deployment that takes staged ones.</summary>
    Staged,

    /// <summary>Somebody or something suggests it; never permitted.</summary>
    Proposed,
}
