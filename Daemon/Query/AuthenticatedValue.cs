// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>1 for a connection whose mark names a user that there is, else 0.</summary>
internal readonly struct AuthenticatedValue(UidMask mask, FrozenSet<uint> known) : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record)
    {
        long uid = new UserIdValue(mask).Read(record);
        return uid != RowReader.Absent && known.Contains((uint)uid) ? 1 : 0;
    }
}
