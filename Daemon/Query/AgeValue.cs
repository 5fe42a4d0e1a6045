// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Seconds since the connection began, or since it was first seen where the kernel kept no time.</summary>
internal readonly struct AgeValue(long now) : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset)
    {
        long began = default(StartTimeValue).Read(block, offset);
        return now - (began == RowReader.Absent ? block.FirstSeen[offset] : began);
    }
}
