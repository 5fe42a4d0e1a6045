// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Daemon.Table;

/// <summary>The snapshots that sessions hold on to, within a limit of rows.</summary>
/// <remarks>
/// A thousand sessions that each hold another snapshot of a million rows would need more memory than any firewall has:
/// beyond the limit the oldest snapshot is let go, for all that hold it. Safe for concurrent use.
/// </remarks>
internal sealed class PinnedSnapshots : IDisposable
{
    private readonly List<SnapshotPin> _pins = [];
    private readonly long _limit;

    /// <summary>Makes an empty set.</summary>
    /// <param name="limit">The most rows in snapshots that are no longer current.</param>
    public PinnedSnapshots(long limit) => _limit = limit;

    /// <summary>Pins a snapshot on which the caller holds a reference of its own.</summary>
    public SnapshotPin Add(Snapshot snapshot)
    {
        if (!snapshot.TryAcquire())
        {
            throw new ArgumentException("Nobody holds this snapshot any more.", nameof(snapshot));
        }

        var pin = new SnapshotPin(snapshot, this);
        lock (_pins)
        {
            _pins.Add(pin);
        }

        return pin;
    }

    /// <summary>Forgets a pin that was let go.</summary>
    public void Remove(SnapshotPin pin)
    {
        lock (_pins)
        {
            _pins.Remove(pin);
        }
    }

    /// <summary>Lets the oldest snapshots go until those that are not current hold no more rows than the limit.</summary>
    public void GiveUpBeyondLimit(Snapshot current)
    {
        List<SnapshotPin> letGo = [];
        lock (_pins)
        {
            var rowsByNumber = new SortedDictionary<long, long>();
            foreach (SnapshotPin pin in _pins)
            {
                if (pin.Number != 0 && pin.Number != current.Origin.Number)
                {
                    rowsByNumber[pin.Number] = pin.Rows;
                }
            }

            long rows = 0;
            foreach (long held in rowsByNumber.Values)
            {
                rows += held;
            }

            foreach ((long number, long held) in rowsByNumber)
            {
                if (rows <= _limit)
                {
                    break;
                }

                rows -= held;
                letGo.AddRange(_pins.FindAll(pin => pin.Number == number));
            }
        }

        letGo.ForEach(static pin => pin.Dispose());
    }

    /// <summary>Lets every snapshot go.</summary>
    public void Dispose()
    {
        SnapshotPin[] all;
        lock (_pins)
        {
            all = [.. _pins];
        }

        Array.ForEach(all, static pin => pin.Dispose());
    }
}
