// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Checking;

/// <summary>What a check of a rule file found. Immutable.</summary>
/// <param name="Ok">Whether the file passed; never true when the level was not available.</param>
/// <param name="Level">The level that was asked for.</param>
/// <param name="Tool">The tool with its version, as it calls itself; its name alone where it does not answer.</param>
/// <param name="ExitCode">What the tool ended with; 0 too where the kernel gave back something else than was written.</param>
/// <param name="Errors">What the tool complained about, or what came back differently; empty when the file passed.</param>
/// <param name="Line">The line of the file, from 1, that it is about; null where the tool names none.</param>
/// <param name="Milliseconds">How long the check took, with the making of the namespace.</param>
/// <param name="Available">Whether this machine can check at this level; if not, the errors say why.</param>
public sealed record CheckResult(
    bool Ok, CheckLevel Level, string Tool, int ExitCode, string Errors, int? Line, double Milliseconds, bool Available);
