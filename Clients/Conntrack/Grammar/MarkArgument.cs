// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Grammar;

/// <summary>A mark and which of its bits count.</summary>
/// <param name="Value">The mark.</param>
/// <param name="Mask">The bits that count; all unless given.</param>
internal readonly record struct MarkArgument(uint Value, uint Mask)
{
    /// <summary>Reads <c>N</c> or <c>N/MASK</c>, decimal, hexadecimal or octal.</summary>
    public static bool TryParse(string text, out MarkArgument mark)
    {
        mark = default;
        ulong value = CNumber.Unsigned(text, out int length);
        if (length == 0 || value > uint.MaxValue)
        {
            return false;
        }

        if (length == text.Length)
        {
            mark = new MarkArgument((uint)value, uint.MaxValue);
            return true;
        }

        // An empty mask is 0, as conntrack(8) has it.
        ReadOnlySpan<char> mask = text.AsSpan(length + 1);
        ulong bits = CNumber.Unsigned(mask, out int maskLength);
        mark = new MarkArgument((uint)value, (uint)bits);
        return text[length] == '/' && maskLength == mask.Length && bits <= uint.MaxValue;
    }
}
