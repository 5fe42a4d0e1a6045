// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>One spelling of an option.</summary>
/// <param name="Long">Its long name.</param>
/// <param name="Short">Its letter, or NUL.</param>
/// <param name="Argument">Whether it takes an argument.</param>
/// <param name="Id">Which option it is.</param>
/// <param name="Command">The command, if it is one.</param>
/// <param name="IsOurs">
/// Whether conntrack(8) does not have it. Such options never make an abbreviation ambiguous that is unique there.
/// </param>
internal readonly record struct OptionSpec(
    string Long,
    char Short,
    ArgumentKind Argument,
    OptionId Id,
    CommandKind Command = CommandKind.None,
    bool IsOurs = false);
