// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Contract;

/// <summary>A value of a request is not valid: fault <see cref="FaultCodes.InvalidValue"/>.</summary>
/// <param name="field">The name of the field as it travelled.</param>
/// <param name="problem">What is wrong with it, for instance <c>70000 is not a port</c>.</param>
/// <param name="allowed">What is allowed.</param>
public sealed class FieldException(string field, string problem, string allowed)
    : FormatException(Messages.Format($"field '{field}': {problem}; allowed: {allowed}"))
{
    /// <summary>The name of the field as it travelled.</summary>
    public string Field { get; } = field;

    /// <summary>What is allowed.</summary>
    public string Allowed { get; } = allowed;
}
