// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.ConntrackPy;

/// <summary>Writes a line per connection, then how many there were.</summary>
internal sealed class ConnectionListWriter(OutputBuffer buffer) : IEntryWriter
{
    private readonly int _room = LineRoom.Of(null, null, 0);
    private ulong _count;

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public void Write(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime, in EventContext? context)
    {
        var line = new Line(buffer.GetSpan(_room));
        ConnectionText.Add(ref line, record);
        line.Add('\n');
        buffer.Advance(line.Length);
        _count++;
    }

    /// <inheritdoc/>
    public void End()
    {
        var line = new Line(buffer.GetSpan(_room));
        line.Add("Total: "u8);
        line.Number(_count);
        line.Add(" connection(s)\n"u8);
        buffer.Advance(line.Length);
    }
}
