// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Pyctl.Inventory;

/// <summary>A kind of records as the command line knows it. Immutable.</summary>
/// <param name="Name">Its name as it travels, one of <see cref="Contract.InventoryModels"/>.</param>
/// <param name="Plural">The name of several.</param>
/// <param name="Description">What it is, for people.</param>
/// <param name="Key">The field that names a record; null for one that has only a number.</param>
/// <param name="Fields">The other fields that can be given.</param>
internal sealed record RecordModel(
    string Name, string Plural, string Description, RecordField? Key, IReadOnlyList<RecordField> Fields)
{
    /// <summary>Whether its records belong to a project, which names them.</summary>
    public bool HasProject { get; init; } = true;

    /// <summary>Whether <c>project</c> is one of its own fields.</summary>
    public bool HasProjectField { get; init; }

    /// <summary>The columns of a table of them, and what is looked up in a struct for each.</summary>
    public IReadOnlyList<string> TableColumns { get; init; } = [];
}
