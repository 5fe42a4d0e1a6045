// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Output;

namespace Conntrack.Commands;

/// <summary>What commands need beside their request.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Reporter">Standard error.</param>
/// <param name="Clock">The present time and the time zone.</param>
/// <param name="Environment">What is known of the surroundings.</param>
internal sealed record CommandContext(
    OutputBuffer Output, Reporter Reporter, TimeProvider Clock, Surroundings Environment)
{
    /// <summary>Begins to show how far work is.</summary>
    /// <param name="unit">What a step is, as in "entries read".</param>
    /// <param name="done">What is done to some of them, as in "deleted"; null where that is not counted.</param>
    /// <param name="printsRows">Whether rows go to standard output meanwhile.</param>
    /// <returns>
    /// The line; null where it would only be in the way: without a terminal, between rows on the same one, and for the
    /// anchor, which has none.
    /// </returns>
    public ProgressLine? BeginProgress(string unit, string? done, bool printsRows) =>
        Environment is { IsErrorTerminal: true, IsAnchor: false } && !(printsRows && Environment.IsOutputTerminal)
            ? new ProgressLine(Reporter, Clock, unit, done)
            : null;
}
