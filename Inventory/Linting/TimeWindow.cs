// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Model;

namespace Inventory.Linting;

/// <summary>The rest of the time in which a communication counts. Immutable.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Until">The moment after the last.</param>
internal readonly record struct TimeWindow(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The days that it lasts.</summary>
    public double Days => (Until - From).TotalDays;

    /// <summary>Whether there is nothing left of it.</summary>
    public bool IsEmpty => From >= Until;

    /// <summary>What is left of a communication's time; what has been does not matter any more.</summary>
    public static TimeWindow Of(Communication communication, DateTimeOffset now) => new(
        communication.ValidFrom is { } from && from > now ? from : now,
        communication.ValidUntil ?? DateTimeOffset.MaxValue);

    /// <summary>Whether all of another is in this one.</summary>
    public bool Contains(TimeWindow other) => From <= other.From && other.Until <= Until;
}
