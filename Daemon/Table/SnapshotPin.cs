// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>Holds on to a snapshot for a session that pages over it, until the session lets go or memory runs short.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class SnapshotPin : IDisposable
{
    private readonly PinnedSnapshots _owner;
    private Snapshot? _snapshot;

    /// <summary>Takes over a reference that the caller holds.</summary>
    public SnapshotPin(Snapshot snapshot, PinnedSnapshots owner)
    {
        _snapshot = snapshot;
        _owner = owner;
    }

    /// <summary>The snapshot's number, or 0 when it was let go.</summary>
    public long Number => Volatile.Read(ref _snapshot)?.Origin.Number ?? 0;

    /// <summary>The rows that the snapshot has memory for, or 0 when it was let go.</summary>
    public long Rows => (Volatile.Read(ref _snapshot)?.Store.ChunkCount ?? 0) * (long)ConntrackStore.ChunkSize;

    /// <summary>A reference to the snapshot, unless it was let go.</summary>
    public bool TryAcquire(out SnapshotLease lease)
    {
        Snapshot? snapshot = Volatile.Read(ref _snapshot);
        bool taken = snapshot is not null && snapshot.TryAcquire();
        lease = taken ? new SnapshotLease(snapshot!) : default;
        return taken;
    }

    /// <summary>Lets go; a second time does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _snapshot, null) is { } snapshot)
        {
            _owner.Remove(this);
            snapshot.Release();
        }
    }
}
