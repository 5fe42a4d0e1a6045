// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Numerics;
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
    private const int Size = ConntrackStore.ChunkSize;
    private const int LookAhead = 24;
    private const int MissesUntilFarSearch = 32;

    private readonly ConnectionIds _ids;
    private readonly RetiredConnections _retired;
    private IgnoredNetworks? _ignoredLast;

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
        int visible = previous is null ? AdoptAll(next, now, ignored) : Join(previous, next, seconds, now, ignored);
        _ignoredLast = ignored;
        return visible;
    }

    private int Join(Snapshot previous, SnapshotMemory next, double seconds, uint now, IgnoredNetworks ignored)
    {
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
            var view = new ChunkView(next.Store, next.Columns, chunk);
            view.Rates.Fill(ByteRate.Unknown);
            view.FirstSeen.Fill(now);
            for (int i = 0; i < view.Records.Length; i++)
            {
                bool hide = ignored.Covers(view.Records[i]);
                view.Ids[i] = hide ? 0 : _ids.Next(null);
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
        private readonly double _perSecond;
        private readonly uint _now;
        private readonly IgnoredNetworks _ignored;
        private readonly bool _isIgnoringTheSame;
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
            _perSecond = 1 / seconds;
            _now = now;
            _ignored = ignored;
            _isIgnoringTheSame = ReferenceEquals(ignored, join._ignoredLast);
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
                int before = leftBehind.Find(_next.Store[row]);
                ChunkView to = ViewOf(_next.Store, _next.Columns, row);
                if (before >= 0)
                {
                    Mark(before);
                    Carry(ViewOf(_previous.Store, _previous.Columns, before), before % Size, to, row % Size);
                }
                else
                {
                    Admit(to, row % Size);
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
            ChunkView from = FirstView();
            for (int nextChunk = 0; nextChunk < _next.Store.ChunkCount; nextChunk++)
            {
                var to = new ChunkView(_next.Store, _next.Columns, nextChunk);
                for (int i = 0; i < to.Records.Length; i++)
                {
                    while (offset == from.Records.Length && ++chunk < _previous.Store.ChunkCount)
                    {
                        from = new ChunkView(_previous.Store, _previous.Columns, chunk);
                        offset = 0;
                    }

                    bool far = misses == MissesUntilFarSearch;
                    int ahead = far ? int.MaxValue : LookAhead;
                    int found = IndexOf(from.Records[offset..], ahead, to.Records[i]);
                    if (found >= 0)
                    {
                        misses = 0;
                        offset += found;
                        Mark((chunk * Size) + offset);
                        Carry(from, offset++, to, i);
                        continue;
                    }

                    AddNewcomer((nextChunk * Size) + i);
                    misses = far ? 0 : misses + 1;

                    // A long stretch of the last snapshot is gone: go on behind it.
                    offset = far ? from.Records.Length : offset;
                }
            }
        }

        private readonly ChunkView FirstView() =>
            _previous.Store.ChunkCount == 0 ? default : new ChunkView(_previous.Store, _previous.Columns, 0);

        private static ChunkView ViewOf(ConntrackStore store, RowColumns columns, int row) =>
            new(store, columns, row / Size);

        private static int IndexOf(ReadOnlySpan<ConntrackRecord> rest, int ahead, in ConntrackRecord record)
        {
            int length = Math.Min(rest.Length, ahead);
            for (int i = 0; i < length; i++)
            {
                if (RowIdentity.IsSame(rest[i], record))
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
            for (int chunk = 0; _newcomerCount > 0 && chunk < _previous.Store.ChunkCount; chunk++)
            {
                int end = (chunk * Size) + _previous.Store.Chunk(chunk).Length;
                for (int row = chunk * Size; row < end; row++)
                {
                    if (!IsMarked(row))
                    {
                        index.Add(row);
                    }
                }
            }

            return index;
        }

        private readonly int LeftBehind()
        {
            int marked = 0;
            foreach (ulong word in _matched)
            {
                marked += BitOperations.PopCount(word);
            }

            return _previous.Store.Count - marked;
        }

        private readonly bool IsMarked(int row) => (_matched[row >> 6] & (1UL << (row & 63))) != 0;

        private readonly void Mark(int row) => _matched[row >> 6] |= 1UL << (row & 63);

        private void Carry(in ChunkView from, int before, in ChunkView to, int row)
        {
            int id = from.Ids[before];
            if (id == 0 || (!_isIgnoringTheSame && _ignored.Covers(to.Records[row])))
            {
                // It was hidden until now, or is from now on: the list of today decides.
                Admit(to, row);
                return;
            }

            to.Ids[row] = id;
            to.FirstSeen[row] = from.FirstSeen[before];
            to.Rates[row] = RateOf(from.Records[before], to.Records[row], from.Rates[before]);
            _visible++;
        }

        private void Admit(in ChunkView to, int row)
        {
            ref readonly ConntrackRecord record = ref to.Records[row];
            to.FirstSeen[row] = _now;
            if (_ignored.Covers(record))
            {
                to.Ids[row] = 0;
                to.Rates[row] = ByteRate.Unknown;
                return;
            }

            // It began after the last dump, so all that it counts was transferred since.
            to.Ids[row] = _join._ids.Next(_previous);
            to.Rates[row] = record.Has(ConntrackFields.Counters)
                ? ByteRate.Between(default, (record.OriginalBytes, record.ReplyBytes), _perSecond, ByteRate.Unknown)
                : ByteRate.Unknown;
            _visible++;
        }

        private readonly ByteRate RateOf(in ConntrackRecord earlier, in ConntrackRecord record, ByteRate before) =>
            (record.Fields & earlier.Fields & ConntrackFields.Counters) == 0
                ? ByteRate.Unknown
                : ByteRate.Between(
                    (earlier.OriginalBytes, earlier.ReplyBytes),
                    (record.OriginalBytes, record.ReplyBytes),
                    _perSecond,
                    before);

        private readonly void Retire()
        {
            for (int chunk = 0; chunk < _previous.Store.ChunkCount; chunk++)
            {
                var view = new ChunkView(_previous.Store, _previous.Columns, chunk);
                for (int i = 0; i < view.Records.Length; i++)
                {
                    if (view.Ids[i] != 0 && !IsMarked((chunk * Size) + i))
                    {
                        _join._retired.Add(view.Ids[i], view.Records[i]);
                    }
                }
            }
        }
    }
}
