// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Searching;

/// <summary>What is sought. Immutable.</summary>
/// <param name="Query">
/// A part of a name, a description, a tag, an owner or a ticket, whatever its case; an address or a network; a port
/// such as <c>22</c> or <c>tcp/22</c>. Blanks around it are ignored.
/// </param>
public sealed record SearchRequest(string Query)
{
    /// <summary>How many hits are given where nothing else is said.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The kinds of records to look at; empty for all.</summary>
    public IReadOnlyCollection<RecordKind> Kinds { get; init; } = [];

    /// <summary>The id of the project to look in, besides what all projects share; null for all.</summary>
    public long? Project { get; init; }

    /// <summary>The most hits to give.</summary>
    public int Limit { get; init; } = DefaultLimit;
}
