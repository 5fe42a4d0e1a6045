// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Inventory.Model;
using Inventory.Validation;
using Localization;

namespace Inventory.Fields;

/// <summary>
/// Takes the fields of one record out of a map. What cannot be read becomes a finding, and the value that was there
/// before stays; what was not taken in the end has a name that nobody knows. For use by one thread.
/// </summary>
internal sealed class FieldReader(IReadOnlyDictionary<string, object?> fields, FindingList findings)
{
    private readonly HashSet<string> _taken = [];

    /// <summary>Whether the map has a field.</summary>
    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>A text, with the blanks around it taken away; <paramref name="present"/> where it is absent.</summary>
    public string Text(string name, string present)
    {
        if (!TryTake(name, out object? value))
        {
            return present;
        }

        return value switch
        {
            null => "",
            string text => text.Trim(' '),
            int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            _ => Refuse(name, present, "a text"),
        };
    }

    /// <summary>One of the values of an enumeration.</summary>
    public T Choice<T>(string name, T present)
        where T : struct, Enum
    {
        if (!TryTake(name, out object? value))
        {
            return present;
        }

        return value is string text && ChoiceNames<T>.TryParse(text.Trim(), out T choice)
            ? choice
            : Refuse(name, present, ChoiceNames<T>.All);
    }

    /// <summary>A truth: a boolean, 0 or 1, or yes, no, true, false.</summary>
    public bool Flag(string name, bool present)
    {
        if (!TryTake(name, out object? value))
        {
            return present;
        }

        return value switch
        {
            bool flag => flag,
            0 or 0L => false,
            1 or 1L => true,
            string text when text.Trim().ToLowerInvariant() is "yes" or "true" or "1" => true,
            string text when text.Trim().ToLowerInvariant() is "no" or "false" or "0" or "" => false,
            _ => Refuse(name, present, "yes or no"),
        };
    }

    /// <summary>A time with an offset from UTC, or a date, which is its first moment in UTC; null clears it.</summary>
    public DateTimeOffset? Time(string name, DateTimeOffset? present)
    {
        if (!TryTake(name, out object? value))
        {
            return present;
        }

        return value switch
        {
            null or "" => null,
            DateTimeOffset time => time.ToUniversalTime(),
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            string text when TryReadTime(text, out DateTimeOffset time) => time,
            _ => Refuse(name, present, "a time such as 2026-12-31 or 2026-12-31T18:00:00Z"),
        };
    }

    /// <summary>The id of a record; null clears it.</summary>
    public long? Id(string name, long? present)
    {
        if (!TryTake(name, out object? value))
        {
            return present;
        }

        return value switch
        {
            null or "" => null,
            int id => id,
            long id => id,
            string text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) => id,
            _ => Refuse(name, present, "an id"),
        };
    }

    /// <summary>A whole number up to 255; null clears it.</summary>
    public byte? Byte(string name, byte? present, string code)
    {
        if (!TryTake(name, out object? value) || value is null or "")
        {
            return Has(name) ? null : present;
        }

        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        if (byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out byte number))
        {
            return number;
        }

        findings.Add(code, name, $"{name}: '{text}' is not a whole number from 0 to 255.");
        return present;
    }

    /// <summary>Words, each once, in ascending order: a list of texts, or one text with commas between them.</summary>
    public ValueList<string> Words(string name, ValueList<string> present)
    {
        if (!TryTake(name, out object? value))
        {
            return present;
        }

        IEnumerable<string>? words = value switch
        {
            null => [],
            string text => text.Split(','),
            IEnumerable<object?> list when list.All(one => one is string) => list.Cast<string>(),
            _ => null,
        };
        return words is null
            ? Refuse(name, present, "a list of words")
            :
            [
                .. words.Select(word => word.Trim())
                    .Where(word => word.Length > 0)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];
    }

    /// <summary>Takes a value of whatever type; false where it is absent.</summary>
    public bool TryTake(string name, out object? value)
    {
        _taken.Add(name);
        return fields.TryGetValue(name, out value);
    }

    /// <summary>Passes fields over that mean nothing without another one.</summary>
    public void Skip(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            _taken.Add(name);
        }
    }

    /// <summary>Adds a finding for a value that is not what is allowed.</summary>
    public T Refuse<T>(string name, T present, string allowed)
    {
        findings.Add(
            ValidationCodes.Value,
            name,
            $"{name}: '{ShownValue.Of(fields.GetValueOrDefault(name))}' is not allowed; allowed: {Messages.Get(allowed)}.");
        return present;
    }

    /// <summary>Adds a finding for each field that nobody took: a mistyped name must not be lost silently.</summary>
    public void RefuseTheRest()
    {
        foreach (string name in fields.Keys.Where(name => !_taken.Contains(name)))
        {
            findings.Add(ValidationCodes.Value, name, $"There is no field {ShownValue.Of(name)} here.");
        }
    }

    /// <summary>Where findings about the fields go.</summary>
    public FindingList Findings => findings;

    private static bool TryReadTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text.Trim(),
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyyMMdd'T'HH:mm:ss"],
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out time);
}
