// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>Writes the XML of the new conntrack.py: the elements of conntrack(8) under a root of its own.</summary>
/// <param name="buffer">Where they are written.</param>
/// <param name="flows">Writes the elements, without a root.</param>
internal sealed class FlowsXmlWriter(OutputBuffer buffer, IEntryWriter flows) : IEntryWriter
{
    /// <inheritdoc/>
    public void Begin() => buffer.Write("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<flows>\n"u8);

    /// <inheritdoc/>
    public void Write(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context) =>
        flows.Write(record, extras, startTime, context);

    /// <inheritdoc/>
    public void End() => buffer.Write("</flows>\n"u8);
}
