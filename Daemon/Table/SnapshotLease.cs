// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Table;

/// <summary>A reference to a snapshot for the length of one call; ends once, by its taker.</summary>
internal readonly struct SnapshotLease : IDisposable
{
    private readonly Snapshot? _snapshot;

    /// <summary>Takes over a reference that the caller holds.</summary>
    public SnapshotLease(Snapshot snapshot) => _snapshot = snapshot;

    /// <summary>The snapshot; there is one unless this is the default value.</summary>
    public Snapshot Snapshot => _snapshot ?? throw new InvalidOperationException("The lease holds no snapshot.");

    /// <inheritdoc/>
    public void Dispose() => _snapshot?.Release();
}
