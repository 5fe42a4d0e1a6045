// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Contract.Records;

/// <summary>A page of connections. Immutable.</summary>
/// <param name="Rows">The rows of the page, in the order asked for.</param>
/// <param name="Total">The number of rows that passed the filter, before paging.</param>
/// <param name="AgeSeconds">How long ago the table was read; null from daemons that do not say.</param>
/// <param name="Snapshot">The name of the snapshot: pages of the same name fit together; null if not said.</param>
/// <param name="IsStale">Whether the kernel could not be read anew when it should have been.</param>
public sealed record ViewReply(
    ImmutableArray<ConnectionRow> Rows, long Total, double? AgeSeconds, string? Snapshot, bool IsStale)
{
    /// <summary>Reads the reply of <c>view</c>.</summary>
    /// <param name="members">The reply's members.</param>
    /// <returns>The page.</returns>
    /// <exception cref="RecordFormatException">A member is missing or of another type.</exception>
    public static ViewReply FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new ViewReply(
            map.Records("table", ConnectionRow.FromMap),
            map.Number("total"),
            map.FindReal("age"),
            map.FindText("snapshot"),
            map.FindTruth("stale") ?? false);
    }
}
