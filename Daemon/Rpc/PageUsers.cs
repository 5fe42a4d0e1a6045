// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Daemon.Query;
using Netfilter.Interop.Conntrack;

namespace Daemon.Rpc;

/// <summary>Asks for the names of all users of a page at once.</summary>
internal static class PageUsers
{
    /// <summary>Makes sure that the directory has been asked about every user whom the rows' marks name.</summary>
    public static void Resolve(ReadOnlySpan<int> rows, QueryContext context)
    {
        if (context.UidMask.Bits == 0)
        {
            return;
        }

        HashSet<uint> uids = [];
        foreach (int row in rows)
        {
            ref ConntrackRecord record = ref context.Snapshot.Store[row];
            uint uid = record.Has(ConntrackFields.Mark) ? context.UidMask.UserOf(record.Mark) : 0;
            if (uid != 0)
            {
                uids.Add(uid);
            }
        }

        context.Users.Resolve(uids);
    }
}
