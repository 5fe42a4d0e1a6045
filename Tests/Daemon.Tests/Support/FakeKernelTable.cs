// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Tests.Support;

/// <summary>A kernel's table in memory, in the order in which it is kept.</summary>
internal sealed class FakeKernelTable : IKernelTable
{
    public List<ConntrackRecord> Entries { get; } = [];

    public int Reads { get; private set; }

    /// <summary>Is run inside of each read, before the entries are copied.</summary>
    public Action Reading { get; set; } = static () => { };

    public Exception? Failure { get; set; }

    /// <summary>The error number with which every deletion is refused; 0 for none.</summary>
    public int DeleteErrno { get; set; }

    public long Read(ConntrackStore store, CancellationToken cancellation)
    {
        Reads++;
        Reading();
        if (Failure is not null)
        {
            throw Failure;
        }

        foreach (ConntrackRecord record in Entries)
        {
            store.Add(record);
        }

        return Entries.Count * 200L;
    }

    public bool TryGet(in ConntrackKey key, [NotNullWhen(true)] out ConntrackEntry? entry)
    {
        int index = Find(key);
        entry = index < 0 ? null : new ConntrackEntry(Entries[index]);
        return entry is not null;
    }

    public void Update(in ConntrackKey key, ConntrackUpdate change)
    {
        int index = Find(key);
        ConntrackRecord record = Entries[index];
        record.Mark = change.Mark ?? record.Mark;
        record.TimeoutSeconds = change.TimeoutSeconds ?? record.TimeoutSeconds;
        record.Status |= change.FixTimeout ? ConntrackStatus.FixedTimeout : 0;
        Entries[index] = record;
    }

    public void Delete(ReadOnlySpan<ConntrackKey> keys, Span<DeleteOutcome> outcomes)
    {
        for (int i = 0; i < keys.Length; i++)
        {
            if (DeleteErrno != 0)
            {
                outcomes[i] = DeleteOutcome.Denied(DeleteErrno);
                continue;
            }

            int index = Find(keys[i]);
            outcomes[i] = index < 0 ? DeleteOutcome.Gone : DeleteOutcome.Killed;
            if (index >= 0)
            {
                Entries.RemoveAt(index);
            }
        }
    }

    public KernelFigures Figures() => new(new ConntrackTotals((uint)Entries.Count, 1000), []);

    public void Dispose()
    {
    }

    private int Find(ConntrackKey key) => Entries.FindIndex(record =>
        TupleOf(record) == key.Tuple && record.Zone == key.Zone && (key.Id is null || key.Id == record.Id));

    private static ConntrackTuple TupleOf(ConntrackRecord record) => ConntrackKey.Of(record).Tuple;
}
