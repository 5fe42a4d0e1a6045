// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Inventory.Model;

/// <summary>
/// The name of an entity: text that is safe to show, to store, and to repeat in comments of generated rules. Names that
/// differ in upper and lower case only are equal. Immutable; safe to use from any thread.
/// </summary>
/// <remarks>
/// Refused are characters that end a line, move the cursor, change the direction of text or show as nothing, and the
/// quotes and the backslash that end or escape a text in rule files, diagrams and tables. What a file name or a chain
/// name allows is narrower, and made from the name where it is needed.
/// </remarks>
public sealed class EntityName : IEquatable<EntityName>
{
    /// <summary>The longest name, in characters (Unicode scalar values).</summary>
    public const int MaximumLength = 100;

    private static readonly SearchValues<char> s_quotes = SearchValues.Create("\"'`\\");

    private EntityName(string text) => Text = text;

    /// <summary>The name as it was written.</summary>
    public string Text { get; }

    /// <summary>Takes a text as a name if it may be one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The name, when it may.</param>
    /// <param name="problem">What is wrong with the text, as the rest of a sentence, when it may not.</param>
    /// <returns>Whether it may.</returns>
    public static bool TryCreate(
        string? text, [NotNullWhen(true)] out EntityName? name, [NotNullWhen(false)] out string? problem)
    {
        problem = FindProblem(text);
        name = problem is null ? new EntityName(text!) : null;
        return problem is null;
    }

    /// <inheritdoc/>
    public bool Equals(EntityName? other) =>
        other is not null && Text.Equals(other.Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EntityName);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.OrdinalIgnoreCase);

    /// <summary>The name as it was written.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;

    private static string? FindProblem(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "is empty";
        }

        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return "begins or ends with a blank";
        }

        int quote = text.AsSpan().IndexOfAny(s_quotes);
        if (quote >= 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"contains {text[quote]} at {quote + 1}");
        }

        int length = 0;
        for (int position = 0; position < text.Length; length++)
        {
            if (!Rune.TryGetRuneAt(text, position, out Rune rune) || !IsAllowed(rune))
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"contains U+{(int)text[position]:X4} at {position + 1}");
            }

            position += rune.Utf16SequenceLength;
        }

        return length <= MaximumLength
            ? null
            : string.Create(
                CultureInfo.InvariantCulture, $"has {length} characters; {MaximumLength} are allowed");
    }

    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
