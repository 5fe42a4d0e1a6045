// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Immutable;

namespace Contract.Filters;

/// <summary>What is known about one quantity.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Name">The name that is printed.</param>
/// <param name="Aliases">Other names that are understood.</param>
/// <param name="Field">The field of the row that holds it, or null when it is derived from several.</param>
/// <param name="Unit">How its numbers are written.</param>
/// <param name="Maximum">The largest value it can have; the smallest is 0.</param>
/// <param name="Description">What it is, for help texts.</param>
public sealed record FilterQuantityInfo(
    FilterQuantity Quantity,
    string Name,
    ImmutableArray<string> Aliases,
    RowField? Field,
    FilterUnit Unit,
    long Maximum,
    string Description);
