// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What a side of a communication is.</summary>
public enum EndpointKind
{
    /// <summary>Anything.</summary>
    Any = 0,

    /// <summary>An entity.</summary>
    Entity,

    /// <summary>An interface.</summary>
    Interface,
}
