// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Pyctl.Connections;

/// <summary>What <c>top</c> is asked for. Immutable.</summary>
/// <param name="Filter">An expression of the filter language; null for every connection.</param>
/// <param name="Sort">What comes first.</param>
/// <param name="Columns">The names of the columns; null for the usual ones.</param>
/// <param name="Limit">The most rows; null for as many as the terminal has lines.</param>
/// <param name="Interval">The time between two looks.</param>
/// <param name="Count">How many looks; null for until interrupted.</param>
/// <param name="IsNumeric">Whether ports are numbers.</param>
internal sealed record TopRequest(
    string? Filter,
    IReadOnlyList<SortKey> Sort,
    IReadOnlyList<string>? Columns,
    int? Limit,
    TimeSpan Interval,
    int? Count,
    bool IsNumeric);
