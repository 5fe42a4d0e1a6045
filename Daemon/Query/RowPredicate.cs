// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>A compiled condition: narrows a list of rows down to those that meet it, a block at a time.</summary>
/// <remarks>Immutable; safe to use from any thread. Allocates nothing per row.</remarks>
internal abstract class RowPredicate
{
    /// <summary>Keeps the rows that meet the condition.</summary>
    /// <param name="block">The block.</param>
    /// <param name="rows">Offsets into it, ascending; those kept are moved to the front, still ascending.</param>
    /// <returns>How many are kept.</returns>
    public abstract int Keep(in RowBlock block, Span<ushort> rows);
}
