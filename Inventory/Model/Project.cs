// SPDX-License-Identifier: GPL-2.0-or-later

namespace Inventory.Model;

/// <summary>What is planned together: entities, and who may talk to whom. Immutable.</summary>
public sealed record Project : IRecord
{
    /// <inheritdoc/>
    public long Id { get; init; }

    /// <summary>Its name, unique whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>One line on what it is; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Words to find it by, in ascending order, each once.</summary>
    public ValueList<string> Tags { get; init; } = [];

    /// <summary>Who answers for it; may be empty.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Counts the changes of the project and all that is in it, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>When it was made, and by whom.</summary>
    public Stamp Created { get; init; }

    /// <summary>When it or anything in it was changed last, and by whom.</summary>
    public Stamp Modified { get; init; }
}
