// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Contract.Records;

/// <summary>A reply is not what the contract says: a member is missing, or of another type.</summary>
/// <param name="member">The member of the reply.</param>
/// <param name="problem">What is wrong with it, as the rest of a sentence.</param>
public sealed class RecordFormatException(string member, string problem)
    : FormatException(Messages.Format($"the reply's member '{member}' {problem}"))
{
    /// <summary>The member of the reply.</summary>
    public string Member { get; } = member;
}
