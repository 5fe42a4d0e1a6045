// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>One side of a communication: anything, an entity with all its interfaces, or one interface. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The id of the entity or interface; 0 for anything.</param>
public readonly record struct Endpoint(EndpointKind Kind, long Id)
{
    /// <summary>Anything, inside or outside of the inventory.</summary>
    public static Endpoint Any => default;

    /// <summary>All interfaces of an entity; of a group, those of its members.</summary>
    public static Endpoint OfEntity(long id) => new(EndpointKind.Entity, id);

    /// <summary>One interface, with all its addresses.</summary>
    public static Endpoint OfInterface(long id) => new(EndpointKind.Interface, id);
}
