// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Contract.Records;

/// <summary>Sums over connections. Immutable.</summary>
/// <param name="Count">The number of connections.</param>
/// <param name="Unreplied">How many of them had no answer.</param>
/// <param name="Bytes">Bytes in both directions, of those that are counted.</param>
/// <param name="Packets">Packets in both directions, of those that are counted.</param>
/// <param name="ByteRate">Bytes per second in both directions.</param>
public sealed record SummaryTotals(long Count, long Unreplied, long Bytes, long Packets, long ByteRate)
{
    /// <summary>Reads the sums out of a struct.</summary>
    /// <param name="members">The struct.</param>
    /// <param name="count">The member that holds the number of connections.</param>
    internal static SummaryTotals FromMap(IReadOnlyDictionary<string, object?> members, string count)
    {
        RecordMap map = new(members);
        return new SummaryTotals(
            map.Number(count),
            map.Number("unreplied"),
            map.Number("bytes"),
            map.Number("packets"),
            map.Number("byte_rate"));
    }
}
