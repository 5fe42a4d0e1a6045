// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Linting;

/// <summary>Something doubtful about a project that was stored all the same. Immutable.</summary>
/// <param name="Code">One of the warnings of <see cref="Validation.ValidationCodes"/>.</param>
/// <param name="Communication">The id of the communication; 0 where it concerns an entity.</param>
/// <param name="Other">The id of the communication that it is compared with, the first of several; else null.</param>
/// <param name="Text">One sentence in the user's language that names what it concerns.</param>
public sealed record LintFinding(string Code, long Communication, long? Other, string Text)
{
    /// <summary>The id of the entity that it concerns; null where it concerns a communication.</summary>
    public long? Entity { get; init; }
}
