// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>Remembers the connections that vanished with a refresh, so that their ids stay valid a while longer.</summary>
/// <remarks>
/// A ring of fixed size: under heavy churn the oldest are forgotten before their time. A dump can miss a living
/// connection, so a forgotten one need not be dead; that is why an id from here is still put to the kernel. Safe for
/// concurrent use.
/// </remarks>
internal sealed class RetiredConnections
{
    private readonly int[] _ids;
    private readonly Retired[] _ring;
    private readonly TimeProvider _time;
    private readonly TimeSpan _lifetime;
    private int _next;

    /// <summary>Makes an empty ring.</summary>
    public RetiredConnections(int capacity, TimeSpan lifetime, TimeProvider time)
    {
        _ids = new int[capacity];
        _ring = new Retired[capacity];
        _lifetime = lifetime;
        _time = time;
    }

    /// <summary>Adds a connection that is no longer in the table.</summary>
    public void Add(int id, in ConntrackRecord record)
    {
        lock (_ring)
        {
            _ids[_next] = id;
            _ring[_next] = new Retired(record, _time.GetTimestamp());
            _next = (_next + 1) % _ring.Length;
        }
    }

    /// <summary>Finds a connection that vanished less than the lifetime ago.</summary>
    public bool TryFind(int id, out ConntrackRecord record)
    {
        lock (_ring)
        {
            // Ids do not come again, so the first that fits is the only one; 0 marks a place that was never used.
            int place = id == 0 ? -1 : Array.IndexOf(_ids, id);
            if (place >= 0 && _time.GetElapsedTime(_ring[place].Since) <= _lifetime)
            {
                record = _ring[place].Record;
                return true;
            }
        }

        record = default;
        return false;
    }

    private readonly record struct Retired(ConntrackRecord Record, long Since);
}
