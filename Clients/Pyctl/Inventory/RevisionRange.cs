// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using Localization;

namespace Pyctl.Inventory;

/// <summary>Two revisions of a project. Immutable.</summary>
/// <param name="From">The earlier one; null for the one before the later.</param>
/// <param name="To">The later one; null for the present one.</param>
internal sealed record RevisionRange(int? From, int? To)
{
    private const string Between = "..";

    /// <summary>
    /// Reads <c>3..5</c>, <c>3..</c> (until now), <c>..5</c> (what 5 changed), or <c>5</c> (the same).
    /// </summary>
    /// <exception cref="UsageException">It is none of these.</exception>
    public static RevisionRange Parse(string? text)
    {
        if (text is null)
        {
            return new RevisionRange(null, null);
        }

        int place = text.IndexOf(Between, StringComparison.Ordinal);
        return place < 0
            ? new RevisionRange(null, Number(text, text))
            : new RevisionRange(Number(text[..place], text), Number(text[(place + Between.Length)..], text));
    }

    private static int? Number(string part, string whole) => part.Length == 0 ? null
        : int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number
        : throw new UsageException(Messages.Format($"{whole}: revisions are written as 3..5, 3.. or 5"));
}
