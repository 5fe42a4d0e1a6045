// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Contract.Records;
using Localization;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>The columns of groups of connections.</summary>
internal static class SummaryColumns
{
    /// <summary>What groups are made by, and their sums.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no grouping.</exception>
    public static IReadOnlyList<Column<SummaryRow>> Of(SummaryGrouping grouping) => [.. Keys(grouping), .. Sums()];

    private static Column<SummaryRow>[] Keys(SummaryGrouping grouping) => grouping switch
    {
        SummaryGrouping.Source => [Source()],
        SummaryGrouping.Destination => [Destination()],
        SummaryGrouping.Pair => [Source(), Destination()],
        SummaryGrouping.Service =>
        [
            Protocol(), new("port", row => row.Port) { Title = Messages.Get("PORT"), IsNumber = true },
        ],
        SummaryGrouping.Protocol => [Protocol()],
        SummaryGrouping.State => [Protocol(), new("state", row => row.State) { Title = Messages.Get("STATE") }],
        SummaryGrouping.User =>
        [
            new("user_id", row => row.UserId) { Title = "UID", IsNumber = true },
            new("username", row => row.UserName) { Title = Messages.Get("USER") },
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(grouping), grouping, "Not a grouping."),
    };

    private static Column<SummaryRow>[] Sums() =>
    [
        new("count", row => row.Totals.Count) { Title = Messages.Get("CONNECTIONS"), IsNumber = true },
        new("unreplied", row => row.Totals.Unreplied) { Title = Messages.Get("UNREPLIED"), IsNumber = true, Rank = 3 },
        Amount("bytes", Messages.Get("BYTES"), 1, row => row.Totals.Bytes),
        Amount("packets", Messages.Get("PACKETS"), 4, row => row.Totals.Packets),
        Amount("byte_rate", Messages.Get("BYTES/S"), 2, row => row.Totals.ByteRate),
    ];

    private static Column<SummaryRow> Source() => Address("source", Messages.Get("SOURCE"), row => row.Source?.ToString());

    private static Column<SummaryRow> Destination() =>
        Address("destination", Messages.Get("DESTINATION"), row => row.Destination?.ToString());

    private static Column<SummaryRow> Address(string name, string title, Func<SummaryRow, string?> value) =>
        new(name, value) { Title = title, Least = 15, IsCutInside = true };

    private static Column<SummaryRow> Protocol() => new("protocol", row => row.Protocol) { Title = "PROTO" };

    private static Column<SummaryRow> Amount(string name, string title, int rank, Func<SummaryRow, long> value) =>
        new(name, row => value(row))
        {
            Title = title,
            IsNumber = true,
            Rank = rank,
            Text = row => Quantities.Count(value(row)),
        };
}
