// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Contract;

/// <summary>Reads and writes sort directions as they travel.</summary>
public static class OrderDirections
{
    /// <summary>What is accepted, for messages.</summary>
    public static string Allowed { get; } = Messages.Get("A, D, asc or desc");

    /// <summary>Reads a direction: <c>A</c>, <c>D</c>, <c>asc</c> or <c>desc</c> in any case.</summary>
    /// <param name="text">The text as it travelled.</param>
    /// <param name="direction">The direction when it is one.</param>
    /// <returns>Whether the text is a direction.</returns>
    public static bool TryParse(string? text, out OrderDirection direction)
    {
        bool descending = Is(text, "D") || Is(text, "desc");
        direction = descending ? OrderDirection.Descending : OrderDirection.Ascending;
        return descending || Is(text, "A") || Is(text, "asc");
    }

    /// <summary>The letter of the original contract.</summary>
    /// <param name="direction">The direction.</param>
    /// <returns><c>A</c> or <c>D</c>.</returns>
    public static string ToLetter(OrderDirection direction) => direction == OrderDirection.Descending ? "D" : "A";

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);
}
