// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Output;

/// <summary>The escape sequences of a terminal for what one looks for in a list.</summary>
internal static class TerminalColour
{
    /// <summary>The terminal's own colours again.</summary>
    public static ReadOnlySpan<byte> None => "\e[0m"u8;

    /// <summary>The state of a flow: blue.</summary>
    public static ReadOnlySpan<byte> State => "\e[34m"u8;

    /// <summary>A flow that nobody has answered: yellow.</summary>
    public static ReadOnlySpan<byte> Unreplied => "\e[33m"u8;

    /// <summary>A new flow: green.</summary>
    public static ReadOnlySpan<byte> New => "\e[32m"u8;

    /// <summary>A flow that changed: cyan.</summary>
    public static ReadOnlySpan<byte> Update => "\e[36m"u8;

    /// <summary>A flow that ended: red.</summary>
    public static ReadOnlySpan<byte> Destroy => "\e[31m"u8;
}
