// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Pyctl.Output;

/// <summary>
/// A column of rows: its name for programs, its title for people, and its values for both. Immutable.
/// </summary>
/// <typeparam name="T">What a row is.</typeparam>
/// <param name="Name">The name in JSON, CSV and XML, and on the command line.</param>
/// <param name="Value">
/// The raw value of a row: a text, a whole number, a real one, a truth, a list or a map of these; null where there is
/// none.
/// </param>
internal sealed record Column<T>(string Name, Func<T, object?> Value)
{
    /// <summary>The title of the column; the name in capitals by default.</summary>
    public string Title { get; init; } = Name.Replace('_', '-').ToUpperInvariant();

    /// <summary>The value for people; by default the raw one, as text.</summary>
    public Func<T, string?>? Text { get; init; }

    /// <summary>The colour of a cell of it; null, the default, for none.</summary>
    public Func<T, string?>? Colour { get; init; }

    /// <summary>Whether it is a number, and so ends at the right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Which columns go first where there is not enough room: the highest; 0, the default, stays.</summary>
    public int Rank { get; init; }

    /// <summary>To how many characters it may be cut; null, the default, for never.</summary>
    public int? Least { get; init; }

    /// <summary>Whether it is cut in the middle, as addresses are, and not at the end.</summary>
    public bool IsCutInside { get; init; }

    /// <summary>The value for people.</summary>
    public string Show(T row) => (Text is null ? PlainText.Of(Value(row)) : Text(row)) ?? "";
}
