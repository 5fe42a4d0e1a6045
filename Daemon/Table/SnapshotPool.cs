// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Daemon.Table;

/// <summary>Keeps the memory of snapshots that nobody reads any more, so that a warm refresh allocates none.</summary>
/// <remarks>
/// Two are in use at a time when nobody holds an old snapshot (the current one and the one being read), so one spare is
/// kept, and more of them where they are small; the rest is left to the garbage collector. Safe for concurrent use.
/// </remarks>
internal sealed class SnapshotPool
{
    // Of small tables, those that sessions hold on to for a few seconds: 32 chunks are about 37 MB.
    private const int SpareChunks = 32;

    private readonly Stack<SnapshotMemory> _free = new();
    private int _freeChunks;

    /// <summary>Empty memory, used before if there is some.</summary>
    public SnapshotMemory Rent()
    {
        lock (_free)
        {
            if (!_free.TryPop(out SnapshotMemory? memory))
            {
                return new SnapshotMemory();
            }

            _freeChunks -= memory.Store.AllocatedChunks;
            return memory;
        }
    }

    /// <summary>Takes memory back; its owner must not touch it afterwards.</summary>
    public void Return(SnapshotMemory memory)
    {
        memory.Reset();
        lock (_free)
        {
            int chunks = memory.Store.AllocatedChunks;
            if (_free.Count == 0 || _freeChunks + chunks <= SpareChunks)
            {
                _free.Push(memory);
                _freeChunks += chunks;
            }
        }
    }
}
