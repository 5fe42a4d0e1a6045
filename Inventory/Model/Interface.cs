// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>Where an entity is connected; communications may mean one interface rather than all. Immutable.</summary>
public sealed record Interface : IRecord
{
    /// <summary>The name of an interface that was given none.</summary>
    public const string DefaultName = "eth0";

    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The id of its entity.</summary>
    public required long Entity { get; init; }

    /// <summary>Its name, unique in the entity whatever the case.</summary>
    public string Name { get; init; } = DefaultName;

    /// <summary>The network device that rules are bound to, at most 15 bytes; empty where they are not bound.</summary>
    public string Device { get; init; } = "";

    /// <summary>One line on what it is for; may be empty.</summary>
    public string Description { get; init; } = "";
}
