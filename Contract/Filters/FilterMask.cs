// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Contract.Filters;

/// <summary>The mark, masked, has a value: <c>mark 0x10/0xff</c> is met when <c>mark &amp; 0xff</c> is 0x10.</summary>
public sealed record FilterMask : FilterNode
{
    /// <summary>Makes the condition.</summary>
    /// <param name="value">What the masked mark must be.</param>
    /// <param name="mask">The bits that count.</param>
    /// <exception cref="ArgumentException">
    /// The value has bits outside the mask, so that nothing could match.
    /// </exception>
    public FilterMask(uint value, uint mask)
    {
        if ((value & ~mask) != 0)
        {
            throw new ArgumentException("The value has bits outside the mask.", nameof(value));
        }

        Value = value;
        Mask = mask;
    }

    /// <summary>What the masked mark must be; it has no bits outside the mask.</summary>
    public uint Value { get; }

    /// <summary>The bits that count.</summary>
    public uint Mask { get; }
}
