// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Records;

/// <summary>A page of groups of connections. Immutable.</summary>
/// <param name="Groups">The groups of the page, in the order asked for.</param>
/// <param name="Total">The number of groups, before paging.</param>
/// <param name="All">The sums over everything that passed the filter.</param>
/// <param name="AgeSeconds">How long ago the table was read; null if not said.</param>
/// <param name="Snapshot">The name of the snapshot; null if not said.</param>
/// <param name="IsStale">Whether the kernel could not be read anew when it should have been.</param>
public sealed record SummaryReply(
    ImmutableArray<SummaryRow> Groups,
    long Total,
    SummaryTotals All,
    double? AgeSeconds,
    string? Snapshot,
    bool IsStale)
{
    /// <summary>Reads the reply of <c>connections.summary</c>.</summary>
    /// <param name="members">The reply's members.</param>
    /// <returns>The groups.</returns>
    /// <exception cref="RecordFormatException">A member is missing or of another type.</exception>
    public static SummaryReply FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new SummaryReply(
            map.Records("groups", SummaryRow.FromMap),
            map.Number("total"),
            SummaryTotals.FromMap(members, "connections"),
            map.FindReal("age"),
            map.FindText("snapshot"),
            map.FindTruth("stale") ?? false);
    }
}
