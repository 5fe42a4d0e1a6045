// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Text;

namespace Auth;

/// <summary>Makes a name that a caller claims fit for logs and screens. Safe to use from any thread.</summary>
public static class UserNameText
{
    private const int MaximumLength = 64;

    /// <summary>
    /// Trims the name, cuts it after 64 characters, and puts <c>?</c> in place of each character that would move the
    /// cursor, change the direction of text, or show as nothing.
    /// </summary>
    /// <param name="name">The name, as it came.</param>
    /// <returns>The name, or null when nothing is left.</returns>
    public static string? Clean(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        StringBuilder clean = new();
        int length = 0;
        foreach (Rune rune in name.Trim().EnumerateRunes())
        {
            if (length++ == MaximumLength)
            {
                break;
            }

            clean.Append(IsVisible(rune) ? rune.ToString() : "?");
        }

        return clean.Length == 0 ? null : clean.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
