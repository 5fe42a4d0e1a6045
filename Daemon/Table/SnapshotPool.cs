// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Table;

/// <summary>Keeps the memory of snapshots that nobody reads any more, so that a warm refresh allocates none.</summary>
/// <remarks>
/// Two are in use at a time when nobody holds an old snapshot (the current one and the one being read), so one spare is
/// always kept. Of small tables, whose sessions may hold many old snapshots, as many are kept as have
/// 32 chunks together; the rest is left to the garbage collector. Safe for concurrent use.
/// </remarks>
internal sealed class SnapshotPool
{
    /// <summary>About 40 MB.</summary>
    private const int MostSpareChunks = 32;

    private readonly Stack<SnapshotMemory> _spares = new();
    private int _spareChunks;

    /// <summary>Empty memory, used before if there is some.</summary>
    public SnapshotMemory Rent()
    {
        lock (_spares)
        {
            if (!_spares.TryPop(out SnapshotMemory? memory))
            {
                return new SnapshotMemory();
            }

            _spareChunks -= memory.Store.AllocatedChunks;
            return memory;
        }
    }

    /// <summary>Takes memory back; its owner must not touch it afterwards.</summary>
    public void Return(SnapshotMemory memory)
    {
        memory.Reset();
        int chunks = memory.Store.AllocatedChunks;
        lock (_spares)
        {
            if (_spares.Count > 0 && _spareChunks + chunks > MostSpareChunks)
            {
                return;
            }

            _spares.Push(memory);
            _spareChunks += chunks;
        }
    }
}
