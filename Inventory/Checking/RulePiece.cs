// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Checking;

/// <summary>A part of a rule file that is loaded by itself, after the parts before it. Immutable.</summary>
/// <param name="Content">The part.</param>
/// <param name="Lines">For each of its lines the line of the file that it came from; 0 for none.</param>
/// <remarks>
/// The tools send all that they load in one message. Who is root in a user namespace only may not make the kernel's
/// buffer for it larger (SO_SNDBUFFORCE), and it holds some hundred rules. In a namespace of its own nobody sees what is
/// there in between.
/// </remarks>
internal sealed record RulePiece(string Content, IReadOnlyList<int> Lines)
{
    /// <summary>The most rules of one part: those of iptables are up to 2 KiB each in a message, the buffer has 208 KiB.</summary>
    public const int MaximumRules = 100;

    /// <summary>The most elements of one part, each less than 400 bytes in a message.</summary>
    public const int MaximumElements = 500;

    /// <summary>The line of the file that a line of the part came from; null for none.</summary>
    public int? LineOf(int? line) =>
        line is { } number && number >= 1 && number <= Lines.Count && Lines[number - 1] > 0 ? Lines[number - 1] : null;
}
