// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Validation;

/// <summary>Something wrong, or doubtful, about a record. Immutable.</summary>
/// <param name="Code">One of <see cref="ValidationCodes"/>.</param>
/// <param name="Field">The name of the field, as it travels; empty where it concerns the record.</param>
/// <param name="Message">One sentence in the user's language: what is wrong and what to do.</param>
public sealed record Finding(string Code, string Field, string Message)
{
    /// <summary>Whether the write is refused.</summary>
    public bool IsError => Code[0] == 'E';
}
