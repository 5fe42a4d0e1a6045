// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Contract.Records;

/// <summary>What to ask <c>connections.summary</c> for. Immutable.</summary>
public sealed record SummaryRequest
{
    /// <summary>What to sum up by; the source by default.</summary>
    public SummaryGrouping By { get; init; }

    /// <summary>An expression of the filter language; null, the default, for every connection.</summary>
    public string? Filter { get; init; }

    /// <summary>What to order the groups by; the number of connections by default.</summary>
    public SummaryOrder OrderBy { get; init; }

    /// <summary>The direction of the order; the largest first by default.</summary>
    public OrderDirection Direction { get; init; } = OrderDirection.Descending;

    /// <summary>How many groups come before the page; 0 by default.</summary>
    public int Start { get; init; }

    /// <summary>
    /// The most groups of the page; 30 by default, and never more than the daemon's <c>--max-page</c>.
    /// </summary>
    public int Length { get; init; } = ViewRequest.DefaultLength;

    /// <summary>The struct that is the argument after the session id.</summary>
    /// <returns>Names and values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A member is not a defined one.</exception>
    public IReadOnlyDictionary<string, object?> ToMap()
    {
        Dictionary<string, object?> members = new()
        {
            ["by"] = WordOf(By),
            ["order_by"] = WordOf(OrderBy),
            ["order_dir"] = OrderDirections.ToLetter(Direction),
            ["start"] = Start,
            ["length"] = Length,
        };
        if (!string.IsNullOrWhiteSpace(Filter))
        {
            members.Add("filter", Filter);
        }

        return members;
    }

    private static string WordOf(SummaryGrouping grouping) => grouping switch
    {
        SummaryGrouping.Source => "source",
        SummaryGrouping.Destination => "destination",
        SummaryGrouping.Pair => "pair",
        SummaryGrouping.Service => "service",
        SummaryGrouping.Protocol => "protocol",
        SummaryGrouping.State => "state",
        SummaryGrouping.User => "user",
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "Not a grouping."),
    };

    private static string WordOf(SummaryOrder order) => order switch
    {
        SummaryOrder.Count => "count",
        SummaryOrder.Bytes => "bytes",
        SummaryOrder.Packets => "packets",
        SummaryOrder.ByteRate => "byte_rate",
        SummaryOrder.Unreplied => "unreplied",
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "Not an order."),
    };
}
