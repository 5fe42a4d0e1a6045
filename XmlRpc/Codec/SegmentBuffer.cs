// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Collections.Generic;

namespace XmlRpc.Codec;

/// <summary>Growing output in pooled segments: nothing that was written is ever copied to make room.</summary>
/// <remarks>Not safe for concurrent use. Owns its segments until it is disposed of.</remarks>
internal sealed class SegmentBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstSegmentBytes = 16 * 1024;

    // Below the size from which arrays live in the large object heap.
    private const int SegmentBytes = 64 * 1024;

    private readonly List<Segment> _full = [];
    private readonly long _limit;
    private byte[] _current = ArrayPool<byte>.Shared.Rent(FirstSegmentBytes);
    private int _used;
    private long _fullBytes;

    internal SegmentBuffer(long limit)
    {
        _limit = limit;
    }

    internal long Length => _fullBytes + _used;

    internal int FullSegments => _full.Count;

    internal int Used => _used;

    public void Advance(int count) => _used += count;

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        if (_current.Length - _used < Math.Max(sizeHint, 1))
        {
            Grow(sizeHint);
        }

        return _current.AsSpan(_used);
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        GetSpan(sizeHint);
        return _current.AsMemory(_used);
    }

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            Span<byte> room = GetSpan(1);
            int length = Math.Min(room.Length, bytes.Length);
            bytes[..length].CopyTo(room);
            Advance(length);
            bytes = bytes[length..];
        }
    }

    internal void SetBack(int fullSegments, int used)
    {
        while (_full.Count > fullSegments)
        {
            ArrayPool<byte>.Shared.Return(_current);
            Segment last = _full[^1];
            _full.RemoveAt(_full.Count - 1);
            _fullBytes -= last.Used;
            _current = last.Bytes;
        }

        _used = used;
    }

    internal void CopyTo(IBufferWriter<byte> target)
    {
        foreach (Segment segment in _full)
        {
            target.Write(segment.Bytes.AsSpan(0, segment.Used));
        }

        target.Write(_current.AsSpan(0, _used));
    }

    internal void CopyTo(Span<byte> target)
    {
        foreach (Segment segment in _full)
        {
            segment.Bytes.AsSpan(0, segment.Used).CopyTo(target);
            target = target[segment.Used..];
        }

        _current.AsSpan(0, _used).CopyTo(target);
    }

    public void Dispose()
    {
        if (_current.Length == 0)
        {
            return;
        }

        SetBack(0, 0);
        ArrayPool<byte>.Shared.Return(_current);
        _current = [];
    }

    private void Grow(int sizeHint)
    {
        ObjectDisposedException.ThrowIf(_current.Length == 0, this);
        if (Length + sizeHint > _limit)
        {
            throw new XmlRpcReplyTooLargeException(_limit);
        }

        byte[] next = ArrayPool<byte>.Shared.Rent(Math.Max(sizeHint, SegmentBytes));
        _full.Add(new(_current, _used));
        _fullBytes += _used;
        _current = next;
        _used = 0;
    }

    private readonly record struct Segment(byte[] Bytes, int Used);
}
