// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>Carries what is known of each connection from the last snapshot to the next: its id, and so its rate.</summary>
/// <remarks>
/// <para>
/// The kernel dumps its hash table bucket by bucket, so connections that live on come in the same order again. The join
/// walks both snapshots side by side like the merge of two sorted lists, looks a little ahead where they differ, and
/// settles what is left with an index over just those rows. So it costs little when little has changed and stays exact
/// when everything has (after a resize of the kernel's table the order is another).
/// </para>
/// <para>Allocates nothing per row; for the refreshing thread alone.</para>
/// </remarks>
internal sealed class ContinuityJoin
{
    private const int LookAhead = 24;
    private const int MissesUntilFarSearch = 32;

    private readonly ConnectionIds _ids;
    private readonly RetiredConnections _retired;

    /// <summary>Makes a join that gives out ids and remembers what vanished.</summary>
    public ContinuityJoin(ConnectionIds ids, RetiredConnections retired)
    {
        _ids = ids;
        _retired = retired;
    }

    /// <summary>Fills the columns of the next snapshot.</summary>
    /// <param name="previous">The last snapshot, on which the caller holds a reference; null at the first dump.</param>
    /// <param name="next">The memory that holds the new dump's records.</param>
    /// <param name="seconds">The time between the two dumps.</param>
    /// <param name="now">The time of the new dump in seconds since 1970 UTC.</param>
    /// <param name="ignored">The networks to hide.</param>
    /// <returns>How many rows may be seen.</returns>
    public int Run(Snapshot? previous, SnapshotMemory next, double seconds, uint now, IgnoredNetworks ignored)
    {
        next.Columns.EnsureChunks(next.Store.ChunkCount);
        if (previous is null)
        {
            return AdoptAll(next, now, ignored);
        }

        var merge = new Merge(this, previous, next, Math.Max(seconds, 0.001), now, ignored);
        try
        {
            return merge.Run();
        }
        finally
        {
            merge.Dispose();
        }
    }

    private int AdoptAll(SnapshotMemory next, uint now, IgnoredNetworks ignored)
    {
        int visible = 0;
        for (int chunk = 0; chunk < next.Store.ChunkCount; chunk++)
        {
            ReadOnlySpan<ConntrackRecord> records = next.Store.Chunk(chunk);
            Span<int> ids = next.Columns.Ids(chunk);
            next.Columns.Rates(chunk)[..records.Length].Fill(ByteRate.Unknown);
            next.Columns.FirstSeen(chunk)[..records.Length].Fill(now);
            for (int i = 0; i < records.Length; i++)
            {
                bool hide = ignored.Covers(records[i]);
                ids[i] = hide ? 0 : _ids.Next(null);
                visible += hide ? 0 : 1;
            }
        }

        return visible;
    }

    /// <summary>One run: where it stands in the last snapshot, and what it could not match.</summary>
    private ref struct Merge
    {
        private readonly ContinuityJoin _join;
        private readonly Snapshot _previous;
        private readonly SnapshotMemory _next;
        private readonly double _seconds;
        private readonly uint _now;
        private readonly IgnoredNetworks _ignored;
        private readonly ulong[] _matched;
        private int[] _newcomers;
        private int _newcomerCount;
        private int _visible;

        public Merge(
            ContinuityJoin join,
            Snapshot previous,
            SnapshotMemory next,
            double seconds,
            uint now,
            IgnoredNetworks ignored)
        {
            _join = join;
            _previous = previous;
            _next = next;
            _seconds = seconds;
            _now = now;
            _ignored = ignored;
            int rows = previous.Store.ChunkCount * ConntrackStore.ChunkSize;
            _matched = ArrayPool<ulong>.Shared.Rent((rows / 64) + 1);
            _matched.AsSpan().Clear();
            _newcomers = ArrayPool<int>.Shared.Rent(1024);
        }

        public readonly void Dispose()
        {
            ArrayPool<ulong>.Shared.Return(_matched);
            ArrayPool<int>.Shared.Return(_newcomers);
        }

        public int Run()
        {
            WalkInOrder();
            using RowIndex leftBehind = IndexLeftBehind();
            foreach (int row in _newcomers.AsSpan(0, _newcomerCount))
            {
                ref ConntrackRecord record = ref _next.Store[row];
                int before = leftBehind.Find(record);
                if (before >= 0)
                {
                    Carry(before, row, record);
                }
                else
                {
                    Admit(row, record);
                }
            }

            Retire();
            return _visible;
        }

        private void WalkInOrder()
        {
            int chunk = 0;
            int offset = 0;
            int misses = 0;
            for (int nextChunk = 0; nextChunk < _next.Store.ChunkCount; nextChunk++)
            {
                Span<ConntrackRecord> records = _next.Store.Chunk(nextChunk);
                for (int i = 0; i < records.Length; i++)
                {
                    int row = (nextChunk * ConntrackStore.ChunkSize) + i;
                    bool far = misses == MissesUntilFarSearch;
                    ReadOnlySpan<ConntrackRecord> ahead = Ahead(ref chunk, ref offset, far);
                    int found = IndexOf(ahead, records[i]);
                    if (found < 0)
                    {
                        AddNewcomer(row);
                        misses = far ? 0 : misses + 1;

                        // A long stretch of the last snapshot is gone: go on behind it.
                        chunk += far ? 1 : 0;
                        offset = far ? 0 : offset;
                        continue;
                    }

                    misses = 0;
                    Carry((chunk * ConntrackStore.ChunkSize) + offset + found, row, records[i]);
                    offset += found + 1;
                }
            }
        }

        private readonly ReadOnlySpan<ConntrackRecord> Ahead(ref int chunk, ref int offset, bool far)
        {
            while (chunk < _previous.Store.ChunkCount)
            {
                ReadOnlySpan<ConntrackRecord> rest = _previous.Store.Chunk(chunk)[offset..];
                if (!rest.IsEmpty)
                {
                    return far || rest.Length <= LookAhead ? rest : rest[..LookAhead];
                }

                chunk++;
                offset = 0;
            }

            return default;
        }

        private static int IndexOf(ReadOnlySpan<ConntrackRecord> ahead, in ConntrackRecord record)
        {
            for (int i = 0; i < ahead.Length; i++)
            {
                if (RowIdentity.IsSame(ahead[i], record))
                {
                    return i;
                }
            }

            return -1;
        }

        private void AddNewcomer(int row)
        {
            if (_newcomerCount == _newcomers.Length)
            {
                int[] larger = ArrayPool<int>.Shared.Rent(_newcomers.Length * 2);
                _newcomers.CopyTo(larger, 0);
                ArrayPool<int>.Shared.Return(_newcomers);
                _newcomers = larger;
            }

            _newcomers[_newcomerCount++] = row;
        }

        private readonly RowIndex IndexLeftBehind()
        {
            var index = new RowIndex(_previous.Store, _newcomerCount == 0 ? 0 : LeftBehind());
            if (_newcomerCount > 0)
            {
                for (int chunk = 0; chunk < _previous.Store.ChunkCount; chunk++)
                {
                    int first = chunk * ConntrackStore.ChunkSize;
                    int end = first + _previous.Store.Chunk(chunk).Length;
                    for (int row = first; row < end; row++)
                    {
                        if (!IsMatched(row))
                        {
                            index.Add(row);
                        }
                    }
                }
            }

            return index;
        }

        private readonly int LeftBehind()
        {
            int matched = 0;
            foreach (ulong word in _matched)
            {
                matched += System.Numerics.BitOperations.PopCount(word);
            }

            return _previous.Store.Count - matched;
        }

        private readonly bool IsMatched(int row) => (_matched[row >> 6] & (1UL << (row & 63))) != 0;

        private void Carry(int before, int row, in ConntrackRecord record)
        {
            _matched[before >> 6] |= 1UL << (before & 63);
            int id = _previous.Columns.Id(before);
            if (id == 0)
            {
                // It was hidden then; whether it still is, the list of today says.
                Admit(row, record);
                return;
            }

            if (_ignored.Covers(record))
            {
                Hide(row);
                return;
            }

            _next.Columns.Id(row) = id;
            _next.Columns.FirstSeenAt(row) = _previous.Columns.FirstSeenAt(before);
            _visible++;
            ref ConntrackRecord earlier = ref _previous.Store[before];
            bool counted = (record.Fields & earlier.Fields & ConntrackFields.Counters) != 0;
            _next.Columns.Rate(row) = !counted
                ? ByteRate.Unknown
                : ByteRate.Between(
                    (earlier.OriginalBytes, earlier.ReplyBytes),
                    (record.OriginalBytes, record.ReplyBytes),
                    _seconds,
                    _previous.Columns.Rate(before));
        }

        private void Admit(int row, in ConntrackRecord record)
        {
            if (_ignored.Covers(record))
            {
                Hide(row);
                return;
            }

            _next.Columns.Id(row) = _join._ids.Next(_previous);
            _next.Columns.FirstSeenAt(row) = _now;
            _visible++;

            // It began after the last dump, so all that it counts was transferred since.
            _next.Columns.Rate(row) = (record.Fields & ConntrackFields.Counters) == 0
                ? ByteRate.Unknown
                : ByteRate.Between(default, (record.OriginalBytes, record.ReplyBytes), _seconds, ByteRate.Unknown);
        }

        private readonly void Hide(int row)
        {
            _next.Columns.Id(row) = 0;
            _next.Columns.FirstSeenAt(row) = _now;
            _next.Columns.Rate(row) = ByteRate.Unknown;
        }

        private readonly void Retire()
        {
            for (int chunk = 0; chunk < _previous.Store.ChunkCount; chunk++)
            {
                Span<ConntrackRecord> records = _previous.Store.Chunk(chunk);
                ReadOnlySpan<int> ids = _previous.Columns.Ids(chunk);
                for (int i = 0; i < records.Length; i++)
                {
                    if (ids[i] != 0 && !IsMatched((chunk * ConntrackStore.ChunkSize) + i))
                    {
                        _join._retired.Add(ids[i], records[i]);
                    }
                }
            }
        }
    }
}
