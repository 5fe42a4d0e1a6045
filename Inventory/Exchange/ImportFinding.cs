// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Exchange;

/// <summary>Something wrong, or doubtful, in a file. Immutable.</summary>
/// <param name="Line">The line of the file, from 1; 0 where it concerns no line.</param>
/// <param name="Code">One of <see cref="Validation.ValidationCodes"/>.</param>
/// <param name="Field">The name of the field or column; empty where it concerns the whole row or file.</param>
/// <param name="Message">One sentence in the user's language: what is wrong and what to do.</param>
public sealed record ImportFinding(int Line, string Code, string Field, string Message);
