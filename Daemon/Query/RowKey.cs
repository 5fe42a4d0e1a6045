// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Query;

/// <summary>A row and what it is ordered by.</summary>
/// <param name="Key">The smaller comes first.</param>
/// <param name="Tie">Among equal keys, the smaller comes first.</param>
/// <param name="Row">The row's number in its snapshot; it leads to the rest where both are equal.</param>
internal readonly record struct RowKey(long Key, ulong Tie, int Row);
