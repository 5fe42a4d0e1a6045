// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>One chunk of rows with its columns, for loops that write as well as read.</summary>
internal readonly ref struct ChunkView
{
    /// <summary>Looks at a chunk.</summary>
    /// <param name="store">The records.</param>
    /// <param name="columns">The columns beside them.</param>
    /// <param name="chunk">The chunk's number.</param>
    public ChunkView(ConntrackStore store, RowColumns columns, int chunk)
    {
        Records = store.Chunk(chunk);
        Ids = columns.Ids(chunk)[..Records.Length];
        Rates = columns.Rates(chunk)[..Records.Length];
        FirstSeen = columns.FirstSeen(chunk)[..Records.Length];
    }

    /// <summary>The kernel's records.</summary>
    public ReadOnlySpan<ConntrackRecord> Records { get; }

    /// <summary>The stable ids.</summary>
    public Span<int> Ids { get; }

    /// <summary>The byte rates.</summary>
    public Span<ByteRate> Rates { get; }

    /// <summary>When each connection was first seen.</summary>
    public Span<uint> FirstSeen { get; }
}
