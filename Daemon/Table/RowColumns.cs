// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>What the daemon knows of each row beyond the kernel's record: its stable id, its byte rates and its age.</summary>
/// <remarks>
/// Laid out in chunks of <see cref="ConntrackStore.ChunkSize"/>, addressed by the same row numbers as the store beside
/// it, and kept when the store is used again. Written by the refreshing thread only, before the snapshot is published.
/// </remarks>
internal sealed class RowColumns
{
    private readonly List<int[]> _ids = [];
    private readonly List<ByteRate[]> _rates = [];
    private readonly List<uint[]> _firstSeen = [];

    /// <summary>The stable ids of a chunk; 0 marks a row that nobody may see (see <see cref="IgnoredNetworks"/>).</summary>
    public Span<int> Ids(int chunk) => _ids[chunk];

    /// <summary>The byte rates of a chunk.</summary>
    public Span<ByteRate> Rates(int chunk) => _rates[chunk];

    /// <summary>When each connection of a chunk was first seen, in seconds since 1970 UTC.</summary>
    public Span<uint> FirstSeen(int chunk) => _firstSeen[chunk];

    /// <summary>The stable id of a row.</summary>
    public ref int Id(int row) => ref _ids[row / ConntrackStore.ChunkSize][row % ConntrackStore.ChunkSize];

    /// <summary>The byte rate of a row.</summary>
    public ref ByteRate Rate(int row) => ref _rates[row / ConntrackStore.ChunkSize][row % ConntrackStore.ChunkSize];

    /// <summary>When the connection of a row was first seen, in seconds since 1970 UTC.</summary>
    public ref uint FirstSeenAt(int row) =>
        ref _firstSeen[row / ConntrackStore.ChunkSize][row % ConntrackStore.ChunkSize];

    /// <summary>Makes room for a number of chunks; what they held before is left for the caller to overwrite.</summary>
    public void EnsureChunks(int count)
    {
        while (_ids.Count < count)
        {
            _ids.Add(GC.AllocateUninitializedArray<int>(ConntrackStore.ChunkSize));
            _rates.Add(GC.AllocateUninitializedArray<ByteRate>(ConntrackStore.ChunkSize));
            _firstSeen.Add(GC.AllocateUninitializedArray<uint>(ConntrackStore.ChunkSize));
        }
    }

    /// <summary>Gives memory beyond a number of chunks back.</summary>
    public void Trim(int chunksToKeep)
    {
        if (_ids.Count > chunksToKeep)
        {
            _ids.RemoveRange(chunksToKeep, _ids.Count - chunksToKeep);
            _rates.RemoveRange(chunksToKeep, _rates.Count - chunksToKeep);
            _firstSeen.RemoveRange(chunksToKeep, _firstSeen.Count - chunksToKeep);
        }
    }
}
