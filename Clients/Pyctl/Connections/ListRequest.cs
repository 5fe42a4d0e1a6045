// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>What <c>list</c> is asked for. Immutable.</summary>
internal sealed record ListRequest
{
    /// <summary>An expression of the filter language; null for every connection.</summary>
    public string? Filter { get; init; }

    /// <summary>What to sort by, the most important first; by the daemon's own order where it is empty.</summary>
    public IReadOnlyList<SortKey> Sort { get; init; } = [];

    /// <summary>The most rows; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The names of the columns; null for the usual ones.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The format.</summary>
    public OutputFormat Format { get; init; }

    /// <summary>Whether ports are numbers, and not names of services.</summary>
    public bool IsNumeric { get; init; }
}
