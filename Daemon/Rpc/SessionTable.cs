// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using System.Threading.Tasks;
using Daemon.Sessions;
using Daemon.Table;

namespace Daemon.Rpc;

/// <summary>The connection table as one session sees it: always fresh enough, or the snapshot that it pages over.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class SessionTable
{
    private readonly ConnectionTable _table;

    /// <summary>Makes it over the one table.</summary>
    public SessionTable(ConnectionTable table) => _table = table;

    /// <summary>The snapshot for a view.</summary>
    /// <param name="session">The session; null for a client without one, which always gets a fresh enough one.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<SnapshotLease> AcquireAsync(Session? session, CancellationToken cancellation)
    {
        if (session is null || session.AutoRefresh)
        {
            return _table.AcquireFreshAsync(cancellation);
        }

        return session.Pinned is SnapshotPin pin && pin.TryAcquire(out SnapshotLease lease)
            ? ValueTask.FromResult(lease)
            : PinFreshAsync(session, cancellation);
    }

    /// <summary>Reads the table now; a session that pages over a snapshot goes on with the new one.</summary>
    public async ValueTask RefreshAsync(Session session, CancellationToken cancellation)
    {
        await _table.RefreshAsync(cancellation).ConfigureAwait(false);
        if (!session.AutoRefresh && _table.TryAcquireCurrent(out SnapshotLease lease))
        {
            using (lease)
            {
                session.Pin(_table.Pin(lease));
            }
        }
    }

    /// <summary>
    /// Switches auto-refresh: off means to hold on to the current snapshot from now on, or to the next one where a view
    /// would not have been given the current one any more.
    /// </summary>
    public void SetAutoRefresh(Session session, bool on)
    {
        bool wasOn = session.AutoRefresh;
        session.AutoRefresh = on;
        if (on)
        {
            session.Pin(null);
        }
        else if (wasOn && _table.TryAcquireCurrent(out SnapshotLease lease))
        {
            using (lease)
            {
                session.Pin(_table.IsStale(lease.Snapshot) ? null : _table.Pin(lease));
            }
        }
    }

    /// <summary>The snapshot that a session holds on to, if it does.</summary>
    public static bool TryAcquirePinned(Session session, out SnapshotLease lease)
    {
        lease = default;
        return session.Pinned is SnapshotPin pin && pin.TryAcquire(out lease);
    }

    private async ValueTask<SnapshotLease> PinFreshAsync(Session session, CancellationToken cancellation)
    {
        SnapshotLease lease = await _table.AcquireFreshAsync(cancellation).ConfigureAwait(false);
        session.Pin(_table.Pin(lease));
        return lease;
    }
}
