// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;
using Contract;

namespace Client.Inventory;

/// <summary>Which records of a model to list, and in what order. Immutable.</summary>
public sealed record InventoryQuery
{
    private const int PageLength = 500;

    /// <summary>
    /// Fields and what they must equal; besides those of the model <c>project</c>, <c>entity</c> (ids or names) and
    /// <c>q</c>, a text within name or description. None by default.
    /// </summary>
    public ImmutableDictionary<string, object?> Filter { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The field to order by; null, the default, for the daemon's own order.</summary>
    public string? OrderBy { get; init; }

    /// <summary>The direction of the order; ascending by default.</summary>
    public OrderDirection Direction { get; init; }

    /// <summary>The most records; null, the default, for all.</summary>
    public int? Limit { get; init; }

    /// <summary>The query with a field that must equal a value, unless that is null.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">What it must equal.</param>
    /// <returns>The query.</returns>
    public InventoryQuery Where(string field, object? value) =>
        value is null ? this : this with { Filter = Filter.SetItem(field, value) };

    /// <summary>The struct that is the argument after the session id.</summary>
    /// <param name="start">How many records come before the page.</param>
    /// <returns>Names and values.</returns>
    internal IReadOnlyDictionary<string, object?> ToMap(int start)
    {
        Dictionary<string, object?> members = new()
        {
            ["start"] = start,
            ["length"] = Limit is { } limit ? int.Min(PageLength, limit - start) : PageLength,
        };
        if (!Filter.IsEmpty)
        {
            members.Add("filter", Filter);
        }

        if (OrderBy is not null)
        {
            members.Add("order_by", OrderBy);
            members.Add("order_dir", OrderDirections.ToLetter(Direction));
        }

        return members;
    }
}
