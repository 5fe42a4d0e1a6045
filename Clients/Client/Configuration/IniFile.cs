// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using Localization;

namespace Client.Configuration;

/// <summary>
/// Reads files of sections with names and values. The framework's provider for such files belongs to ASP.NET Core,
/// which a program that runs for a moment does not load.
/// </summary>
internal static class IniFile
{
    /// <summary>Reads a file: <c>name = value</c> below <c>[section]</c>; # and ; begin a line of comment.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The sections by their names; what comes before the first one has the empty name.</returns>
    /// <exception cref="ConfigurationException">It cannot be read, or a line is none of the three.</exception>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> Read(string path)
    {
        try
        {
            return Parse(File.ReadLines(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(Messages.Format($"{path} cannot be read: {exception.Message}"));
        }
    }

    private static Dictionary<string, Dictionary<string, string>> Parse(IEnumerable<string> lines, string path)
    {
        Dictionary<string, string> section = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, Dictionary<string, string>> sections = new(StringComparer.OrdinalIgnoreCase)
        {
            [""] = section,
        };
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string text = line.Trim();
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (text.Length == 0 || text[0] is '#' or ';')
            {
                continue;
            }

            if (text[0] == '[' && text[^1] == ']')
            {
                section = new(StringComparer.OrdinalIgnoreCase);
                if (!sections.TryAdd(text[1..^1].Trim(), section))
                {
                    throw Wrong(path, number, Messages.Get("this section is there twice"));
                }
            }
            else if (equals <= 0)
            {
                throw Wrong(path, number, Messages.Get("neither [SECTION] nor NAME = VALUE"));
            }
            else if (!section.TryAdd(text[..equals].Trim(), text[(equals + 1)..].Trim()))
            {
                throw Wrong(path, number, Messages.Get("this name is there twice in its section"));
            }
        }

        return sections;
    }

    private static ConfigurationException Wrong(string path, int number, string problem) =>
        new(Messages.Format($"{path}, line {number}: {problem}"));
}
