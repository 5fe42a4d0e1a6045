// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Daemon.Table;

/// <summary>The connection table as the daemon serves it: a current snapshot, refreshed when somebody needs it.</summary>
/// <remarks>
/// Nothing is dumped while nobody asks. Readers never see half a table: a snapshot is published whole, and the one before
/// lives as long as somebody reads it. Safe for concurrent use.
/// </remarks>
internal sealed class ConnectionTable : IDisposable
{
    // A dump may take up to half of the time; with a table that takes longer than that, snapshots get older instead.
    private const int DumpShare = 2;

    private static readonly TimeSpan s_quickDump = TimeSpan.FromSeconds(2);

    private readonly IKernelTable _kernel;
    private readonly TimeProvider _time;
    private readonly SnapshotPool _pool = new();
    private readonly PinnedSnapshots _pins;
    private readonly RetiredConnections _retired;
    private readonly ContinuityJoin _join;
    private readonly TableRefresher _refresher;
    private Snapshot? _current;
    private TableOptions _options;
    private IgnoredNetworks _ignored;
    private long _changedTimestamp = long.MinValue;
    private long _count;
    private long _overruns;

    /// <summary>Makes a table over the kernel's; nothing is read yet.</summary>
    public ConnectionTable(IKernelTable kernel, TableOptions options, IgnoredNetworks ignored, TimeProvider time)
    {
        _kernel = kernel;
        _options = options;
        _ignored = ignored;
        _time = time;
        _pins = new PinnedSnapshots(options.PinnedRows);
        _retired = new RetiredConnections(options.RetiredCapacity, options.RetiredLifetime, time);
        _join = new ContinuityJoin(new ConnectionIds(), _retired);
        _refresher = new TableRefresher(Refresh, time);
    }

    /// <summary>How the table is kept; of a change, only the refresh interval takes effect.</summary>
    public TableOptions Options
    {
        get => Volatile.Read(ref _options);
        set => Volatile.Write(ref _options, value);
    }

    /// <summary>The networks to hide; takes effect with the next refresh.</summary>
    public IgnoredNetworks Ignored
    {
        get => Volatile.Read(ref _ignored);
        set => Volatile.Write(ref _ignored, value);
    }

    /// <summary>How old a snapshot may be before a view gets a fresh one.</summary>
    public TimeSpan RefreshInterval
    {
        get
        {
            TimeSpan busy = (LastRead?.Duration ?? TimeSpan.Zero) * DumpShare;
            return busy > Options.RefreshInterval ? busy : Options.RefreshInterval;
        }
    }

    /// <summary>When and how the current snapshot was read; null before the first dump.</summary>
    public SnapshotOrigin? LastRead => Volatile.Read(ref _current)?.Origin;

    /// <summary>How often the kernel's answer did not fit the socket's buffer, so that a dump had to be repeated.</summary>
    public long Overruns => Volatile.Read(ref _overruns);

    /// <summary>Reads the table now.</summary>
    /// <returns>Ends when a dump that began after the call has been published; simultaneous callers share one.</returns>
    public Task RefreshAsync(CancellationToken cancellation) => _refresher.RequestAsync().WaitAsync(cancellation);

    /// <summary>The current snapshot, read afresh when it is older than <see cref="RefreshInterval"/>.</summary>
    public async ValueTask<SnapshotLease> AcquireFreshAsync(CancellationToken cancellation)
    {
        SnapshotLease lease;
        while (!TryAcquireCurrent(out lease) || !IsFresh(lease.Snapshot.Origin))
        {
            lease.Dispose();
            await _refresher.RequestAsync(OldestAccepted()).WaitAsync(cancellation).ConfigureAwait(false);
            if (TryAcquireCurrent(out lease))
            {
                break;
            }
        }

        return lease;
    }

    /// <summary>The current snapshot whatever its age; false before the first dump.</summary>
    public bool TryAcquireCurrent(out SnapshotLease lease)
    {
        while (Volatile.Read(ref _current) is { } snapshot)
        {
            if (snapshot.TryAcquire())
            {
                lease = new SnapshotLease(snapshot);
                return true;
            }
        }

        lease = default;
        return false;
    }

    /// <summary>Holds on to a snapshot for a session.</summary>
    /// <param name="lease">The caller's own reference, which it keeps.</param>
    public SnapshotPin Pin(SnapshotLease lease) => _pins.Add(lease.Snapshot);

    /// <summary>How old a snapshot is.</summary>
    public TimeSpan Age(SnapshotOrigin origin) => _time.GetElapsedTime(origin.StartedTimestamp);

    /// <summary>Whether a view would not be given this snapshot any more.</summary>
    public bool IsStale(Snapshot snapshot) => !IsFresh(snapshot.Origin);

    /// <summary>Finds what a client's id stands for: in its own snapshot, the current one, or among those just gone.</summary>
    public bool TryFind(int id, Snapshot? own, out ConntrackKey key, out ConntrackRecord record)
    {
        if (own is not null && TryFindIn(own, id, out key, out record))
        {
            return true;
        }

        if (TryAcquireCurrent(out SnapshotLease current))
        {
            using (current)
            {
                if (TryFindIn(current.Snapshot, id, out key, out record))
                {
                    return true;
                }
            }
        }

        bool retired = _retired.TryFind(id, out record);
        key = retired ? ConntrackKey.Of(record, null) : default;
        return retired;
    }

    /// <summary>Finds what many ids stand for, as <see cref="TryFind"/> does for one, in one pass over each snapshot.</summary>
    /// <returns>The connections that were found, by id.</returns>
    public Dictionary<int, FoundConnection> Find(IEnumerable<int> ids, Snapshot? own)
    {
        HashSet<int> missing = [.. ids];
        Dictionary<int, FoundConnection> found = new(missing.Count);
        if (own is not null)
        {
            Collect(own, missing, found);
        }

        if (missing.Count > 0 && TryAcquireCurrent(out SnapshotLease current))
        {
            using (current)
            {
                Collect(current.Snapshot, missing, found);
            }
        }

        foreach (int id in missing)
        {
            if (_retired.TryFind(id, out ConntrackRecord record))
            {
                found[id] = new FoundConnection(ConntrackKey.Of(record), record);
            }
        }

        return found;
    }

    /// <summary>Reads one connection as it is now.</summary>
    public bool TryGet(in ConntrackKey key, [NotNullWhen(true)] out ConntrackEntry? entry) =>
        _kernel.TryGet(key, out entry);

    /// <summary>Changes one connection; views see it at once.</summary>
    public void Update(in ConntrackKey key, ConntrackUpdate change)
    {
        _kernel.Update(key, change);
        NoteChange();
    }

    /// <summary>Deletes connections; views see it at once.</summary>
    public void Delete(ReadOnlySpan<ConntrackKey> keys, Span<DeleteOutcome> outcomes)
    {
        _kernel.Delete(keys, outcomes);
        NoteChange();
    }

    /// <summary>The kernel's own figures.</summary>
    public KernelFigures Figures() => _kernel.Figures();

    /// <summary>Ends the refreshing thread; the kernel's side is its owner's to end.</summary>
    public void Dispose()
    {
        _refresher.Dispose();
        _pins.Dispose();
        Interlocked.Exchange(ref _current, null)?.Release();
    }

    private static bool TryFindIn(Snapshot snapshot, int id, out ConntrackKey key, out ConntrackRecord record)
    {
        int row = snapshot.FindRow(id);
        record = row < 0 ? default : snapshot.Store[row];
        key = row < 0 ? default : ConntrackKey.Of(record, snapshot.Store.Extras(row));
        return row >= 0;
    }

    private static void Collect(Snapshot snapshot, HashSet<int> missing, Dictionary<int, FoundConnection> found)
    {
        foreach (int row in snapshot.FindRows(missing))
        {
            ref readonly ConntrackRecord record = ref snapshot.Store[row];
            found[snapshot.Columns.Id(row)] =
                new FoundConnection(ConntrackKey.Of(record, snapshot.Store.Extras(row)), record);
        }
    }

    private void NoteChange() => Volatile.Write(ref _changedTimestamp, _time.GetTimestamp());

    private bool IsFresh(SnapshotOrigin origin) => origin.StartedTimestamp >= OldestAccepted();

    /// <summary>When a dump must have begun to be shown: within the interval, and after the last change made here.</summary>
    private long OldestAccepted()
    {
        long now = _time.GetTimestamp();
        long byAge = now - Ticks(RefreshInterval);
        long changed = Volatile.Read(ref _changedTimestamp);
        if (changed <= byAge)
        {
            return byAge;
        }

        // What was changed here is to be seen at once; only where a dump takes long, a stream of changes must not make
        // the kernel dump without a pause.
        TimeSpan lastDump = LastRead?.Duration ?? TimeSpan.Zero;
        return lastDump < s_quickDump ? changed : Math.Min(changed, now - Ticks(lastDump * DumpShare));
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _time.TimestampFrequency);

    private void Refresh(CancellationToken cancellation)
    {
        SnapshotMemory memory = _pool.Rent();
        DateTimeOffset startedAt = _time.GetUtcNow();
        long started = _time.GetTimestamp();
        try
        {
            long bytes = Read(memory.Store, cancellation);
            Snapshot? previous = Volatile.Read(ref _current);
            double seconds = previous is null
                ? 0
                : _time.GetElapsedTime(previous.Origin.StartedTimestamp, started).TotalSeconds;
            int visible = _join.Run(previous, memory, seconds, (uint)startedAt.ToUnixTimeSeconds(), Ignored);
            var origin = new SnapshotOrigin(
                ++_count, startedAt, started, _time.GetElapsedTime(started), bytes, memory.Store.Count);
            Publish(new Snapshot(_pool, memory, origin, visible));
        }
        catch
        {
            _pool.Return(memory);
            throw;
        }
    }

    private long Read(ConntrackStore store, CancellationToken cancellation)
    {
        try
        {
            return _kernel.Read(store, cancellation);
        }
        catch (NetlinkOverrunException)
        {
            Interlocked.Increment(ref _overruns);
            return _kernel.Read(store, cancellation);
        }
    }

    private void Publish(Snapshot snapshot)
    {
        Interlocked.Exchange(ref _current, snapshot)?.Release();
        _pins.GiveUpBeyondLimit(snapshot);
    }
}
