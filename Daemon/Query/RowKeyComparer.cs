// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Compares rows of one store by key, among equal keys by tie, and then by connection.</summary>
internal readonly struct RowKeyComparer(ConntrackStore store) : IComparer<RowKey>
{
    /// <inheritdoc/>
    public int Compare(RowKey x, RowKey y)
    {
        if (x.Key != y.Key)
        {
            return x.Key < y.Key ? -1 : 1;
        }

        if (x.Tie != y.Tie)
        {
            return x.Tie < y.Tie ? -1 : 1;
        }

        return x.Row == y.Row ? 0 : RowIdentity.Compare(store[x.Row], store[y.Row]);
    }
}
