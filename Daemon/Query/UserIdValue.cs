// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The user's number in the mark; absent when the daemon was told no mask, or the mark names nobody.</summary>
internal readonly struct UserIdValue(UidMask mask) : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record)
    {
        uint uid = record.Has(ConntrackFields.Mark) ? mask.UserOf(record.Mark) : 0;
        return uid == 0 ? RowReader.Absent : uid;
    }
}
