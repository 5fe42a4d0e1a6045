// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The user's number in the mark; absent when the daemon was told no mask, or the mark names nobody.</summary>
internal readonly struct UserIdValue(UidMask mask) : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset)
    {
        ref readonly ConntrackRecord record = ref block.Records[offset];
        uint uid = record.Has(ConntrackFields.Mark) ? mask.UserOf(record.Mark) : 0;
        return uid == 0 ? RowReader.Absent : uid;
    }
}
