// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Bytes per second of a direction or of both, rounded.</summary>
internal readonly struct RateValue(bool original, bool reply) : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset)
    {
        ByteRate rate = block.Rates[offset];
        if (!rate.IsKnown)
        {
            return RowReader.Absent;
        }

        return (long)MathF.Round((original ? rate.Original : 0) + (reply ? rate.Reply : 0));
    }
}
