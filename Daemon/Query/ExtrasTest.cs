// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether the connection has labels or a helper at all.</summary>
internal readonly struct ExtrasTest(bool helper) : IRowTest
{
    /// <inheritdoc/>
    public bool Test(in RowBlock block, int offset)
    {
        ConntrackExtras? extras = block.Snapshot.Store.Extras(block.FirstRow + offset);
        return helper ? extras?.Helper is not null : extras?.Labels is { } labels && labels.AsSpan().ContainsAnyExcept((byte)0);
    }
}
