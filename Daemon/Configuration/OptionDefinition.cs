// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Configuration;

/// <summary>
/// One option, as the command line, the configuration file, the environment, <c>--help</c> and <c>--check-config</c>
/// know it. <see cref="OptionsTable"/> has them all.
/// </summary>
internal sealed record OptionDefinition
{
    /// <summary>The name on the command line, without its two dashes.</summary>
    public required string Name { get; init; }

    /// <summary>The heading under which <c>--help</c> lists it.</summary>
    public required string Group { get; init; }

    /// <summary>What it does, in one or two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>What its value stands for in <c>--help</c>; null for a switch.</summary>
    public string? ValueName { get; init; }

    /// <summary>What its value must be; it completes the sentence "... is expected".</summary>
    public required string Allowed { get; init; }

    /// <summary>The section and key in the file, joined by a colon; null where the file does not have it.</summary>
    public string? FileKey { get; init; }

    /// <summary>Whether it takes several values.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether its value may hold a password, and so is in no message.</summary>
    public bool MayHoldSecret { get; init; }

    /// <summary>Whether SIGHUP puts a changed value in force; the others need a restart.</summary>
    public bool IsReloadable { get; init; }

    /// <summary>Lays the given values over the options. A <see cref="FormatException"/> says they are not valid.</summary>
    public required Func<Options, OptionInput, Options> Apply { get; init; }

    /// <summary>Writes the value in force as the file would have it; empty where there is none.</summary>
    public required Func<Options, string> Show { get; init; }

    /// <summary>The environment variable that sets it.</summary>
    public string Variable => VariablePrefix + Name.Replace('-', '_').ToUpperInvariant();

    /// <summary>What the names of all environment variables of the daemon begin with.</summary>
    public const string VariablePrefix = "PYCTD_";
}
