// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The place of a row's text among all texts in alphabetical order, so that text sorts as a number.</summary>
/// <typeparam name="TKey">A number of the record that stands for the text.</typeparam>
internal readonly struct RankValue<TKey>(TKey key, IReadOnlyDictionary<long, long> ranks) : IRecordValue
    where TKey : struct, IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record) =>
        ranks.TryGetValue(key.Read(record), out long rank) ? rank : RowReader.Absent;
}
