// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;

namespace Conntrack;

/// <summary>What the program takes from its surroundings.</summary>
/// <param name="IsAnchor">Whether the anchor's defects are kept: PYCONNTRACK_COMPAT=anchor.</param>
/// <param name="IsOutputTerminal">Whether standard output is a terminal.</param>
/// <param name="IsErrorTerminal">Whether standard error is a terminal.</param>
/// <param name="UsesColour">Whether text is coloured: on a terminal, unless NO_COLOR is set.</param>
/// <param name="Program">The name that the program was called by, as it was written.</param>
internal sealed record Surroundings(
    bool IsAnchor = false,
    bool IsOutputTerminal = false,
    bool IsErrorTerminal = false,
    bool UsesColour = false,
    string Program = "pyconntrack")
{
    /// <summary>The words that the program was called by; the runtime hides the first one.</summary>
    private const string CommandLinePath = "/proc/self/cmdline";

    /// <summary>Reads the environment.</summary>
    public static Surroundings Read()
    {
        bool isTerminal = !Console.IsOutputRedirected;
        return new Surroundings(
            Environment.GetEnvironmentVariable("PYCONNTRACK_COMPAT") == "anchor",
            isTerminal,
            !Console.IsErrorRedirected,
            isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            File.ReadAllText(CommandLinePath).Split('\0')[0]);
    }
}
