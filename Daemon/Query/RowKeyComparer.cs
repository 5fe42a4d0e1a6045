// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Compares rows of one store by key and, among equal keys, by connection.</summary>
internal readonly struct RowKeyComparer(RowOrder order, ConntrackStore store) : IComparer<RowKey>
{
    /// <inheritdoc/>
    public int Compare(RowKey x, RowKey y)
    {
        if (x.Key != y.Key)
        {
            return x.Key < y.Key ? -1 : 1;
        }

        return x.Row == y.Row ? 0 : order.CompareEquals(store[x.Row], store[y.Row]);
    }
}
