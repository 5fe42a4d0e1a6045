// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Netfilter.Interop.Conntrack;

/// <summary>The memory of a whole table: chunks of 8192 records that are filled, cleared and filled again.</summary>
/// <remarks>
/// A chunk is one pinned megabyte; it is never copied, moved or given back before <see cref="Trim"/>. A row is
/// chunk * <see cref="ChunkSize"/> + offset. After <see cref="MoveFrom"/> a chunk in the middle may be short, so walk the
/// table chunk by chunk and do not count rows. Not synchronised: one writer, or any number of readers.
/// </remarks>
public sealed class ConntrackStore
{
    /// <summary>Records per chunk.</summary>
    public const int ChunkSize = 8192;

    private readonly List<StoreChunk> _chunks = [];
    private readonly Dictionary<int, ConntrackExtras> _extras = [];
    private StoreChunk? _tail;
    private int _used;

    /// <summary>The number of records.</summary>
    public int Count { get; private set; }

    /// <summary>The number of chunks in use.</summary>
    public int ChunkCount => _used;

    /// <summary>The number of chunks whose memory is held, in use or not.</summary>
    public int AllocatedChunks => _chunks.Count;

    /// <summary>The record of a row.</summary>
    /// <param name="row">chunk * <see cref="ChunkSize"/> + offset.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ref ConntrackRecord this[int row]
    {
        get
        {
            int chunk = row / ChunkSize;
            int offset = row % ChunkSize;
            if ((uint)chunk >= (uint)_used || (uint)offset >= (uint)_chunks[chunk].Count)
            {
                throw new ArgumentOutOfRangeException(nameof(row), row, "The store has no such row.");
            }

            return ref _chunks[chunk].Records[offset];
        }
    }

    /// <summary>The used part of a chunk.</summary>
    /// <param name="index">0 to <see cref="ChunkCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such chunk.</exception>
    public Span<ConntrackRecord> Chunk(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_used, nameof(index));
        StoreChunk chunk = _chunks[index];
        return chunk.Records.AsSpan(0, chunk.Count);
    }

    /// <summary>The rare attributes of a row, or null.</summary>
    /// <param name="row">chunk * <see cref="ChunkSize"/> + offset.</param>
    public ConntrackExtras? Extras(int row) => _extras.GetValueOrDefault(row);

    /// <summary>When the flow of a row was created.</summary>
    /// <param name="row">chunk * <see cref="ChunkSize"/> + offset.</param>
    /// <param name="unixNanoseconds">Nanoseconds since 1970.</param>
    /// <returns>False if the kernel did not tell: nf_conntrack_timestamp was 0 when the flow was created.</returns>
    public bool TryGetStartTime(int row, out ulong unixNanoseconds)
    {
        ref ConntrackRecord record = ref this[row];
        bool known = record.Has(ConntrackFields.StartTime);
        unixNanoseconds = known ? _chunks[row / ChunkSize].StartTimes![row % ChunkSize] : 0;
        return known;
    }

    /// <summary>Copies one flow out of the table.</summary>
    /// <param name="row">chunk * <see cref="ChunkSize"/> + offset.</param>
    /// <returns>An entry with the extras of the store, or with new ones if only the start time is known.</returns>
    public ConntrackEntry Entry(int row)
    {
        ConntrackExtras? extras = Extras(row);
        if (extras is null && TryGetStartTime(row, out ulong start))
        {
            extras = new ConntrackExtras { StartTime = start };
        }

        return new ConntrackEntry(this[row], extras);
    }

    /// <summary>Adds a flow.</summary>
    /// <param name="record">The record; it is copied.</param>
    /// <param name="extras">Its rare attributes, or null.</param>
    /// <param name="startTime">When it was created, in nanoseconds since 1970; 0 if that is not known.</param>
    /// <returns>Its row.</returns>
    public int Add(in ConntrackRecord record, ConntrackExtras? extras = null, ulong startTime = 0)
    {
        NextSlot() = record;
        return CommitSlot(extras, startTime);
    }

    /// <summary>Forgets all records and keeps the memory.</summary>
    public void Clear()
    {
        _extras.Clear();
        _tail = null;
        _used = 0;
        Count = 0;
    }

    /// <summary>Gives back the memory of chunks that are not in use.</summary>
    /// <param name="chunksToKeep">How many chunks to hold at least, in use or not.</param>
    public void Trim(int chunksToKeep)
    {
        int keep = Math.Max(chunksToKeep, _used);
        if (keep < _chunks.Count)
        {
            _chunks.RemoveRange(keep, _chunks.Count - keep);
        }
    }

    /// <summary>Takes over the chunks that another store uses, without copying; the other store is empty afterwards.</summary>
    /// <remarks>The other store receives as many of this store's spare chunks in exchange, so both stay warm.</remarks>
    /// <param name="other">The store to empty.</param>
    public void MoveFrom(ConntrackStore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other))
        {
            throw new ArgumentException("A store cannot be moved into itself.", nameof(other));
        }

        int moved = other._used;
        int firstRow = _used * ChunkSize;
        List<StoreChunk> spare = _chunks.GetRange(_used, Math.Min(moved, _chunks.Count - _used));
        _chunks.RemoveRange(_used, spare.Count);
        _chunks.InsertRange(_used, other._chunks.GetRange(0, moved));
        other._chunks.RemoveRange(0, moved);
        other._chunks.AddRange(spare);
        _used += moved;
        _tail = _used == 0 ? null : _chunks[_used - 1];
        Count += other.Count;
        foreach ((int row, ConntrackExtras extras) in other._extras)
        {
            _extras[firstRow + row] = extras;
        }

        other.Clear();
    }

    /// <summary>Takes over spare chunks of another store until there are so many here, so that none need be allocated.</summary>
    internal void TakeSpare(ConntrackStore other, int chunks)
    {
        int count = Math.Clamp(chunks - _chunks.Count, 0, other._chunks.Count - other._used);
        int from = other._chunks.Count - count;
        _chunks.AddRange(other._chunks.GetRange(from, count));
        other._chunks.RemoveRange(from, count);
    }

    /// <summary>The slot of the record to come; the same one until it is committed.</summary>
    internal ref ConntrackRecord NextSlot()
    {
        StoreChunk? chunk = _tail;
        if (chunk is null || chunk.Count == ChunkSize)
        {
            chunk = StartChunk();
        }

        return ref chunk.Records[chunk.Count];
    }

    /// <summary>Counts the slot in.</summary>
    internal int CommitSlot(ConntrackExtras? extras, ulong startTime)
    {
        StoreChunk chunk = _tail!;
        int row = ((_used - 1) * ChunkSize) + chunk.Count;
        if (startTime != 0)
        {
            chunk.StartTimes ??= GC.AllocateUninitializedArray<ulong>(ChunkSize);
            chunk.StartTimes[chunk.Count] = startTime;
            chunk.Records[chunk.Count].Fields |= ConntrackFields.StartTime;
        }

        if (extras is not null)
        {
            extras.StartTime = startTime != 0 ? startTime : extras.StartTime;
            _extras[row] = extras;
            chunk.Records[chunk.Count].Fields |= ConntrackFields.Extras;
        }

        chunk.Count++;
        Count++;
        return row;
    }

    private StoreChunk StartChunk()
    {
        if (_used == _chunks.Count)
        {
            _chunks.Add(new StoreChunk());
        }

        _tail = _chunks[_used++];
        _tail.Count = 0;
        return _tail;
    }

    private sealed class StoreChunk
    {
        public ConntrackRecord[] Records { get; } =
            GC.AllocateUninitializedArray<ConntrackRecord>(ChunkSize, pinned: true);

        public ulong[]? StartTimes { get; set; }

        public int Count { get; set; }
    }
}
