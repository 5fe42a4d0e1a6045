// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Commands;

/// <summary>Collects entries, and hands them over some hundreds at a time while the dump goes on.</summary>
internal sealed class EntryBatch
{
    private const int Size = 512;

    private readonly BatchedEntry[] _entries = new BatchedEntry[Size];
    private readonly Handler _handler;
    private long _left;
    private int _count;

    /// <summary>Makes a batch.</summary>
    /// <param name="handler">Receives the entries.</param>
    /// <param name="limit">How many entries to take at most, or null.</param>
    public EntryBatch(Handler handler, int? limit)
    {
        _handler = handler;
        _left = limit ?? long.MaxValue;
    }

    /// <summary>How many entries were added.</summary>
    public long Taken { get; private set; }

    /// <summary>Receives entries.</summary>
    public delegate void Handler(ReadOnlySpan<BatchedEntry> entries);

    /// <summary>Adds an entry.</summary>
    public void Add(in BatchedEntry entry)
    {
        if (_left > 0)
        {
            _left--;
            Taken++;
            _entries[_count++] = entry;
            if (_count == Size)
            {
                Complete();
            }
        }
    }

    /// <summary>Hands over what is left.</summary>
    public void Complete()
    {
        ReadOnlySpan<BatchedEntry> entries = _entries.AsSpan(0, _count);
        _count = 0;
        if (entries.Length > 0)
        {
            _handler(entries);
        }
    }
}
