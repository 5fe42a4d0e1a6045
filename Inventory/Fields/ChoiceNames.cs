// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>The names of the values of an enumeration, as they travel.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class ChoiceNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> s_values =
        Enum.GetValues<T>().ToDictionary(Spell, StringComparer.OrdinalIgnoreCase);

    /// <summary>All names, joined for a message.</summary>
    public static string All { get; } = string.Join(", ", Enum.GetValues<T>().Select(Spell));

    /// <summary>The name of a value.</summary>
    public static string Of(T value) => Spell(value);

    /// <summary>The value with a name, whatever its case.</summary>
    public static bool TryParse(string name, out T value) => s_values.TryGetValue(name, out value);

    // HostInbound is host-inbound.
    private static string Spell(T value)
    {
        string name = value.ToString();
        return string.Concat(name.Select((letter, index) =>
            index > 0 && char.IsAsciiLetterUpper(letter) && typeof(T) == typeof(Profile)
                ? "-" + char.ToLowerInvariant(letter)
                : char.ToLowerInvariant(letter).ToString()));
    }
}
