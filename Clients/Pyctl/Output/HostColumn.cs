// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Localization;

namespace Pyctl.Output;

/// <summary>The column that says which daemon a row comes from.</summary>
internal static class HostColumn
{
    /// <summary>Puts it before others, where there are several daemons.</summary>
    /// <typeparam name="T">What a row is.</typeparam>
    public static IReadOnlyList<Column<Hosted<T>>> Before<T>(IReadOnlyList<Column<T>> columns, bool isSeveral)
    {
        IEnumerable<Column<Hosted<T>>> own = isSeveral
            ? [new("host", row => row.Host) { Title = Messages.Get("HOST"), Least = 4 }]
            : [];
        return [.. own, .. columns.Select(Lift)];
    }

    private static Column<Hosted<T>> Lift<T>(Column<T> column) => new(column.Name, row => column.Value(row.Value))
    {
        Title = column.Title,
        Text = Lift(column.Text),
        Colour = Lift(column.Colour),
        IsNumber = column.IsNumber,
        Rank = column.Rank,
        Least = column.Least,
        IsCutInside = column.IsCutInside,
    };

    private static Func<Hosted<T>, string?>? Lift<T>(Func<T, string?>? function) =>
        function is null ? null : row => function(row.Value);
}
