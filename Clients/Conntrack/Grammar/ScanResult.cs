// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>What the scanner found.</summary>
internal enum ScanResult
{
    /// <summary>An option, with its argument if it has one.</summary>
    Option,

    /// <summary>No option, an ambiguous one, or one with an argument that it does not take.</summary>
    Unknown,

    /// <summary>An option at the end that needs an argument.</summary>
    MissingArgument,

    /// <summary>The end of the command line.</summary>
    End,
}
