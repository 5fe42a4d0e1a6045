// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;
using Contract.Filters;

namespace Contract.Records;

/// <summary>What to ask <c>view</c> for. Immutable.</summary>
public sealed record ViewRequest
{
    /// <summary>The page length of a daemon that is not told one.</summary>
    public const int DefaultLength = 30;

    /// <summary>An expression of the filter language; null, the default, for every connection.</summary>
    public string? Filter { get; init; }

    /// <summary>Fields and what they must equal, besides <see cref="Filter"/>; none by default.</summary>
    public ImmutableDictionary<RowField, object> Equal { get; init; } = ImmutableDictionary<RowField, object>.Empty;

    /// <summary>What to sort by; the timeout by default.</summary>
    public RowField OrderBy { get; init; } = RowField.Timeout;

    /// <summary>The direction of the sort; ascending by default.</summary>
    public OrderDirection Direction { get; init; }

    /// <summary>How many rows come before the page; 0 by default.</summary>
    public int Start { get; init; }

    /// <summary>The most rows of the page; 30 by default, and never more than the daemon's <c>--max-page</c>.</summary>
    public int Length { get; init; } = DefaultLength;

    /// <summary>The arguments of <c>view</c> after the session id.</summary>
    /// <returns>The filter struct, the field, the letter of the direction, start and length.</returns>
    public IReadOnlyList<object?> ToArguments()
    {
        Dictionary<string, object?> filters = [];
        foreach ((RowField field, object value) in Equal)
        {
            filters.Add(RowFields.NameOf(field), value);
        }

        if (!string.IsNullOrWhiteSpace(Filter))
        {
            filters.Add(LegacyFilter.ExpressionKey, Filter);
        }

        return [filters, RowFields.NameOf(OrderBy), OrderDirections.ToLetter(Direction), Start, Length];
    }
}
