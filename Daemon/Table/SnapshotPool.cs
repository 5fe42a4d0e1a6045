// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;

namespace Daemon.Table;

/// <summary>Keeps the memory of snapshots that nobody reads any more, so that a warm refresh allocates none.</summary>
/// <remarks>
/// Two are in use at a time when nobody holds an old snapshot (the current one and the one being read), so one spare is
/// kept and the rest is left to the garbage collector. Safe for concurrent use.
/// </remarks>
internal sealed class SnapshotPool
{
    private SnapshotMemory? _spare;

    /// <summary>Empty memory, used before if there is some.</summary>
    public SnapshotMemory Rent() => Interlocked.Exchange(ref _spare, null) ?? new SnapshotMemory();

    /// <summary>Takes memory back; its owner must not touch it afterwards.</summary>
    public void Return(SnapshotMemory memory)
    {
        memory.Reset();
        Interlocked.Exchange(ref _spare, memory);
    }
}
