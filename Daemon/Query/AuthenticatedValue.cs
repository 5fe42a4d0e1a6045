// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>1 for a connection whose mark names a user that there is, else 0.</summary>
internal readonly struct AuthenticatedValue(UidMask mask, FrozenSet<uint> known) : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset)
    {
        long uid = new UserIdValue(mask).Read(block, offset);
        return uid != RowReader.Absent && known.Contains((uint)uid) ? 1 : 0;
    }
}
