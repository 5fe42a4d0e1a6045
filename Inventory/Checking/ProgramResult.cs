// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Checking;

/// <summary>What a program left behind. Immutable.</summary>
/// <param name="ExitCode">What it ended with; 128 and the number of the signal that ended it.</param>
/// <param name="Output">What it wrote to its standard output.</param>
/// <param name="Errors">What it wrote to its standard error.</param>
public sealed record ProgramResult(int ExitCode, string Output, string Errors);
