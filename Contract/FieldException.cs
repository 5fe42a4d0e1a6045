// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Contract;

/// <summary>A value of a request is not valid: fault <see cref="FaultCodes.InvalidValue"/>.</summary>
/// <param name="field">The name of the field as it travelled.</param>
/// <param name="problem">
/// What is wrong with it and what is allowed, as the rest of a sentence: <c>cannot be '70000'; allowed: …</c>.
/// </param>
public sealed class FieldException(string field, string problem) : FormatException($"field '{field}' {problem}")
{
    /// <summary>The name of the field as it travelled.</summary>
    public string Field { get; } = field;
}
