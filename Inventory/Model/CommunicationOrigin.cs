// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>Where a communication came from.</summary>
public enum CommunicationOrigin
{
    /// <summary>Somebody entered it.</summary>
    Manual = 0,

    /// <summary>It was in a file.</summary>
    Import,

    /// <summary>It was learned from traffic and accepted.</summary>
    Learned,
}
