// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Output;

/// <summary>Walks the labels that a flow has, lowest bit first.</summary>
internal ref struct LabelBits
{
    private readonly ReadOnlySpan<byte> _labels;

    /// <summary>Starts before the first bit.</summary>
    /// <param name="labels">Bit n is in byte n/8.</param>
    public LabelBits(ReadOnlySpan<byte> labels)
    {
        _labels = labels;
    }

    /// <summary>The bit that was found.</summary>
    public int Current { get; private set; } = -1;

    /// <summary>Goes to the next bit that is set.</summary>
    public bool MoveNext()
    {
        while (++Current < _labels.Length * 8)
        {
            if ((_labels[Current / 8] & (1 << (Current % 8))) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
