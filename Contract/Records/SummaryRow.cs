// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Net;

namespace Contract.Records;

/// <summary>A group of connections; what they do not have in common is null. Immutable.</summary>
/// <param name="Source">Who opened them.</param>
/// <param name="Destination">Whom they asked for.</param>
/// <param name="Protocol">The protocol's name or number.</param>
/// <param name="Port">The destination port.</param>
/// <param name="State">The state.</param>
/// <param name="UserId">The user's number.</param>
/// <param name="UserName">The user's name.</param>
/// <param name="Totals">Their sums.</param>
public sealed record SummaryRow(
    IPAddress? Source,
    IPAddress? Destination,
    string? Protocol,
    int? Port,
    string? State,
    long? UserId,
    string? UserName,
    SummaryTotals Totals)
{
    /// <summary>Reads an element of the reply.</summary>
    internal static SummaryRow FromMap(IReadOnlyDictionary<string, object?> members)
    {
        RecordMap map = new(members);
        return new SummaryRow(
            map.FindAddress("source"),
            map.FindAddress("destination"),
            map.FindText("protocol"),
            (int?)map.FindNumber("port"),
            map.FindText("state"),
            map.FindNumber("user_id"),
            map.FindText("username"),
            SummaryTotals.FromMap(members, "count"));
    }
}
