// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Localization;

/// <summary>
/// The part of GNU gettext's PO files that the catalogues use: <c>msgid</c>, <c>msgstr</c>, texts over several lines,
/// the escapes <c>\n \t \" \\</c>, and comments. No plurals and no contexts. Every tool for translators reads them.
/// </summary>
internal static class PoFile
{
    /// <summary>Reads all translations; those that are empty are left out, and so is the header.</summary>
    /// <exception cref="InvalidDataException">A line is none of a PO file, or an id comes twice; it says which.</exception>
    public static Dictionary<string, string> Read(TextReader reader)
    {
        var translations = new Dictionary<string, string>(StringComparer.Ordinal);
        var id = new StringBuilder();
        var translation = new StringBuilder();
        StringBuilder? current = null;
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            string rest = line.Trim();
            if (rest.Length == 0 || rest[0] == '#')
            {
                continue;
            }

            if (rest.StartsWith("msgid ", StringComparison.Ordinal))
            {
                Add(translations, id, translation);
                current = id;
                rest = rest["msgid ".Length..];
            }
            else if (rest.StartsWith("msgstr ", StringComparison.Ordinal))
            {
                current = translation;
                rest = rest["msgstr ".Length..];
            }

            if (current is null || !TryUnquote(rest.AsSpan().Trim(), current))
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"line {number}: {line}"));
            }
        }

        Add(translations, id, translation);
        return translations;
    }

    private static void Add(Dictionary<string, string> translations, StringBuilder id, StringBuilder translation)
    {
        if (id.Length > 0 && translation.Length > 0 && !translations.TryAdd(id.ToString(), translation.ToString()))
        {
            throw new InvalidDataException($"the id \"{id}\" comes twice");
        }

        id.Clear();
        translation.Clear();
    }

    private static bool TryUnquote(ReadOnlySpan<char> text, StringBuilder target)
    {
        if (text.Length < 2 || text[0] != '"' || text[^1] != '"')
        {
            return false;
        }

        text = text[1..^1];
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (character == '\\' && ++index < text.Length)
            {
                character = text[index] switch { 'n' => '\n', 't' => '\t', var other => other };
            }

            target.Append(character);
        }

        return true;
    }
}
