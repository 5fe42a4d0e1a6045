// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Everything that the columns of one entry are written from.</summary>
internal readonly ref struct EntryView
{
    /// <summary>Brings it together.</summary>
    public EntryView(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context)
    {
        Record = ref record;
        Extras = extras;
        StartTime = startTime;
        Context = ref context;
    }

    /// <summary>The flow.</summary>
    public readonly ref readonly ConntrackRecord Record;

    /// <summary>Its event.</summary>
    public readonly ref readonly EventContext? Context;

    /// <summary>Its rare attributes.</summary>
    public ConntrackExtras? Extras { get; }

    /// <summary>When it was created, in nanoseconds since 1970; 0 if that is not known.</summary>
    public ulong StartTime { get; }
}
