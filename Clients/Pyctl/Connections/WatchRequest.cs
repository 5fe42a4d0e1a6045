// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>What <c>watch</c> is asked for. Immutable.</summary>
/// <param name="Filter">An expression of the filter language; null for every connection.</param>
/// <param name="Columns">The names of the columns; null for the usual ones.</param>
/// <param name="Interval">The time between two looks.</param>
/// <param name="Format">The format: lines as of <c>conntrack -E</c>, or rows for programs.</param>
internal sealed record WatchRequest(
    string? Filter, IReadOnlyList<string>? Columns, TimeSpan Interval, OutputFormat Format);
