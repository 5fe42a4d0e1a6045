// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>Writes entries into an <see cref="OutputBuffer"/>, one after the other.</summary>
internal interface IEntryWriter
{
    /// <summary>Writes what comes before the first entry. Called once, before anything else.</summary>
    public void Begin();

    /// <summary>Writes an entry.</summary>
    /// <param name="record">The flow.</param>
    /// <param name="extras">Its rare attributes, or null; the time of creation is not looked for here.</param>
    /// <param name="startTime">When it was created, in nanoseconds since 1970; 0 if that is not known.</param>
    /// <param name="context">The event that it comes from, or null.</param>
    public void Write(
        in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context);

    /// <summary>Writes what comes after the last entry. Called once, unless the program fails.</summary>
    public void End();
}
