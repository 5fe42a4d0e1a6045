// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>
/// Recognises flows that a dump sends twice: when the flow at which a datagram ended is gone, the kernel goes through its
/// hash bucket again, so the next datagram begins with flows that have just been sent.
/// </summary>
/// <remarks>
/// It remembers the last 64 flows and compares the first 32 of each datagram with them, first by identifier and then by
/// tuple and zone, because identifiers are not unique. Nothing else in a dump repeats.
/// </remarks>
internal sealed class RecentFlows
{
    private const int Remembered = 64;
    private const int ComparedPerDatagram = 32;

    private readonly uint[] _ids = new uint[Remembered];
    private readonly FlowIdentity[] _flows = new FlowIdentity[Remembered];
    private int _next;
    private int _toCompare;

    /// <summary>Forgets everything: a new dump begins.</summary>
    public void Clear()
    {
        Array.Clear(_ids);
        Array.Clear(_flows);
        _next = 0;
        _toCompare = 0;
    }

    /// <summary>A new datagram begins.</summary>
    public void StartDatagram() => _toCompare = ComparedPerDatagram;

    /// <summary>Takes the next flow up and tells whether it has just been sent.</summary>
    public bool IsRepeated(in ConntrackRecord record)
    {
        if (_toCompare > 0)
        {
            _toCompare--;
            if (IsRemembered(record))
            {
                return true;
            }
        }

        int slot = _next++ & (Remembered - 1);
        _ids[slot] = record.Id;
        _flows[slot] = FlowIdentity.Of(record);
        return false;
    }

    private bool IsRemembered(in ConntrackRecord record)
    {
        int from = 0;
        while (true)
        {
            int found = _ids.AsSpan(from).IndexOf(record.Id);
            if (found < 0)
            {
                return false;
            }

            if (_flows[from + found] == FlowIdentity.Of(record))
            {
                return true;
            }

            from += found + 1;
        }
    }

    private readonly record struct FlowIdentity(
        NetAddress Source,
        NetAddress Destination,
        ushort SourcePort,
        ushort DestinationPort,
        ushort Zone,
        byte Family,
        byte Protocol)
    {
        public static FlowIdentity Of(in ConntrackRecord record) => new(
            record.OriginalSource,
            record.OriginalDestination,
            record.OriginalSourcePort,
            record.OriginalDestinationPort,
            record.Zone,
            record.Family,
            record.Protocol);
    }
}
