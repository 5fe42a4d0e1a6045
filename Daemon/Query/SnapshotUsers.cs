// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using System.Collections.Generic;
using Daemon.Table;

namespace Daemon.Query;

/// <summary>Looks up the users that a snapshot's marks name, all at once before the rows are read.</summary>
internal static class SnapshotUsers
{
    // Marks may hold anything; nobody has more users than this.
    private const int Limit = 65_536;

    /// <summary>The reader of whether a row's mark names a user that there is.</summary>
    public static RowReader Authenticated(QueryContext context)
    {
        HashSet<uint> known = Collect(context);
        known.RemoveWhere(uid => !context.Users.IsKnown(uid));
        return RowReader.Of(new AuthenticatedValue(context.UidMask, known.ToFrozenSet()));
    }

    /// <summary>The reader that sorts by the user's name; users without a name count as having none.</summary>
    public static RowReader ByName(QueryContext context)
    {
        List<(string Name, long Uid)> named = [];
        foreach (uint uid in Collect(context))
        {
            if (context.Users.NameOf(uid) is { } name)
            {
                named.Add((name, uid));
            }
        }

        named.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        Dictionary<long, long> ranks = [];
        for (int i = 0; i < named.Count; i++)
        {
            ranks[named[i].Uid] = i > 0 && named[i].Name == named[i - 1].Name ? ranks[named[i - 1].Uid] : i;
        }

        return RowReader.Of(new RankValue<UserIdValue>(new UserIdValue(context.UidMask), ranks));
    }

    private static HashSet<uint> Collect(QueryContext context)
    {
        var reader = new UserIdValue(context.UidMask);
        HashSet<uint> uids = [];
        for (int index = 0; context.UidMask.Bits != 0 && index < context.Snapshot.BlockCount; index++)
        {
            RowBlock block = context.Snapshot.Block(index);
            for (int i = 0; i < block.Records.Length && uids.Count < Limit; i++)
            {
                long uid = reader.Read(block.Records[i]);
                if (uid != RowReader.Absent)
                {
                    uids.Add((uint)uid);
                }
            }
        }

        context.Users.Resolve(uids);
        return uids;
    }
}
