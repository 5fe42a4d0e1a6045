// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Gives the helpers of a snapshot their places in alphabetical order, so that rows sort by numbers.</summary>
internal static class HelperRanks
{
    /// <summary>The reader that sorts by the helper's name.</summary>
    public static RowReader Reader(Snapshot snapshot)
    {
        SortedDictionary<string, long> names = new(StringComparer.Ordinal);
        for (int index = 0; index < snapshot.BlockCount; index++)
        {
            RowBlock block = snapshot.Block(index);
            for (int i = 0; i < block.Records.Length; i++)
            {
                if (block.Records[i].Has(ConntrackFields.Extras)
                    && snapshot.Store.Extras(block.FirstRow + i)?.Helper is { } helper)
                {
                    names[helper] = 0;
                }
            }
        }

        Dictionary<string, long> ranks = new(StringComparer.Ordinal);
        foreach (string name in names.Keys)
        {
            ranks[name] = ranks.Count;
        }

        return RowReader.Beside(new HelperValue(ranks));
    }
}
