// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>When the connection began, in seconds since 1970 UTC; absent when the kernel kept no time.</summary>
internal readonly struct StartTimeValue : IRowValue
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset) =>
        block.Records[offset].Has(ConntrackFields.StartTime)
        && block.Snapshot.Store.TryGetStartTime(block.FirstRow + offset, out ulong start)
            ? (long)(start / NanosecondsPerSecond)
            : RowReader.Absent;
}
