// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>Values as the columns have them: all of them can be read back without a loss.</summary>
internal static class ColumnText
{
    /// <summary>A name in the form in which it is unique.</summary>
    public static string Key(string name) => name.ToUpperInvariant();

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? time) => time is { } known ? Of(known) : null;

    public static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    public static DateTimeOffset? OptionalTime(string? text) => text is null ? null : Time(text);

    /// <summary>Words one per line: none of them can have a line end.</summary>
    public static string Of(ValueList<string> words) => string.Join('\n', words);

    public static ValueList<string> Words(string text) => text.Length == 0 ? [] : [.. text.Split('\n')];

    public static T Choice<T>(string text)
        where T : struct, Enum =>
        ChoiceNames<T>.TryParse(text, out T choice) ? choice : throw new FormatException($"{text} is no {typeof(T).Name}.");

    public static PortSet Ports(string text) =>
        PortSet.TryParse(text, out PortSet? ports, out string? problem) ? ports : throw new FormatException(problem);
}
