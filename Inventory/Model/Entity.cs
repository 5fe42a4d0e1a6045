// SPDX-License-Identifier: GPL-2.0-or-later

namespace Inventory.Model;

/// <summary>A machine, a network, or several under one name. Immutable.</summary>
public sealed record Entity : IRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The id of its project.</summary>
    public required long Project { get; init; }

    /// <summary>The id of its location.</summary>
    public required long Location { get; init; }

    /// <summary>Its name, unique in the project whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public EntityKind Kind { get; init; }

    /// <summary>One line on what it is for; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Words to find it by, in ascending order, each once.</summary>
    public ValueList<string> Tags { get; init; } = [];

    /// <summary>Which rules it gets.</summary>
    public Profile Profile { get; init; }

    /// <summary>Whether rules are made for it when a location or a project is rendered.</summary>
    public bool Managed { get; init; } = true;

    /// <summary>Whether this daemon runs on it, and so sees its traffic.</summary>
    public bool Observer { get; init; }

    /// <summary>The ids of a group's members, in ascending order; empty for the other kinds.</summary>
    public ValueList<long> Members { get; init; } = [];
}
