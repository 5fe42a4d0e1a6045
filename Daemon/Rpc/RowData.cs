// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Rpc;

/// <summary>Everything that one row of a reply is written from.</summary>
internal readonly ref struct RowData
{
    private RowData(int id, in ConntrackRecord record, ByteRate rate, ConntrackExtras? extras, ulong? startTime)
    {
        Id = id;
        Record = ref record;
        Rate = rate;
        Extras = extras;
        StartTime = startTime;
    }

    /// <summary>The id that clients name the connection by.</summary>
    public int Id { get; }

    /// <summary>The kernel's record.</summary>
    public readonly ref readonly ConntrackRecord Record;

    /// <summary>Its byte rates.</summary>
    public ByteRate Rate { get; }

    /// <summary>Its rare attributes.</summary>
    public ConntrackExtras? Extras { get; }

    /// <summary>When it began, in nanoseconds since 1970.</summary>
    public ulong? StartTime { get; }

    /// <summary>A row of a snapshot, on which the caller holds a reference.</summary>
    public static RowData Of(Snapshot snapshot, int row)
    {
        ulong? startTime = snapshot.Store.TryGetStartTime(row, out ulong start) ? start : null;
        return new(
            snapshot.Columns.Id(row), snapshot.Store[row], snapshot.Columns.Rate(row), snapshot.Store.Extras(row), startTime);
    }

    /// <summary>A connection as the kernel has it now.</summary>
    public static RowData Of(int id, ConntrackEntry entry, ByteRate rate) =>
        new(id, entry.Record, rate, entry.Extras, entry.Extras?.StartTime);
}
