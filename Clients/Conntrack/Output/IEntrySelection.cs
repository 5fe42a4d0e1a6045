// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Says which flows of a dump are written.</summary>
internal interface IEntrySelection
{
    /// <summary>Whether a flow is written.</summary>
    /// <param name="record">The flow.</param>
    /// <param name="extras">Its rare attributes, or null.</param>
    /// <param name="startTime">When it was created, in nanoseconds since 1970; 0 if that is not known.</param>
    public bool Selects(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime);
}
