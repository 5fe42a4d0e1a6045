// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Records;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>Writes changes as <c>conntrack -E</c> prints events.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock that ages are told by.</param>
/// <param name="isSeveral">Whether a line begins with the name of its daemon.</param>
internal sealed class ChangeLine(OutputText output, TimeProvider time, bool isSeveral)
    : IRowWriter<Hosted<ConnectionChange>>
{
    private const int KindWidth = 9;

    private readonly ConnectionLine _line = new(output, time);

    /// <inheritdoc/>
    public void Write(Hosted<ConnectionChange> row)
    {
        output.Write(isSeveral ? row.Host + " " : "");
        output.Write($"[{row.Value.Kind}]".PadLeft(KindWidth) + " ");
        _line.Write(new Hosted<ConnectionRow>(row.Host, row.Value.Row));
    }

    /// <inheritdoc/>
    public void End()
    {
    }
}
