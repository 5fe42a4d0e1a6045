// SPDX-License-Identifier: GPL-2.0-or-later

namespace Inventory.Model;

/// <summary>Traffic under a name, for one project or for all. Immutable.</summary>
public sealed record Service : IRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>The id of the project that has it; null for one that all projects share.</summary>
    public long? Project { get; init; }

    /// <summary>Its name, unique in the project, or among the shared ones, whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it is; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The traffic: at least one.</summary>
    public required ValueList<TrafficClass> Entries { get; init; }
}
