// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>The place of a row's text among all texts in alphabetical order, so that text sorts as a number.</summary>
/// <typeparam name="TKey">A number of the row that stands for the text.</typeparam>
internal readonly struct RankValue<TKey>(TKey key, IReadOnlyDictionary<long, long> ranks) : IRowValue
    where TKey : struct, IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        ranks.TryGetValue(key.Read(block, offset), out long rank) ? rank : RowReader.Absent;
}
