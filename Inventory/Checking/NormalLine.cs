// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Checking;

/// <summary>One thing that a rule file says, in a form in which two files can be compared. Immutable.</summary>
/// <param name="Text">What it says, with its table and chain or set.</param>
/// <param name="Line">The line that it begins at, from 1.</param>
internal readonly record struct NormalLine(string Text, int Line);
