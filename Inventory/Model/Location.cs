// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>A place where entities are; all projects share them. Immutable.</summary>
public sealed record Location : IRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its name, unique whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it is; may be empty.</summary>
    public string Description { get; init; } = "";
}
