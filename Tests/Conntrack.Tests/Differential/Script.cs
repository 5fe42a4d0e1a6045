// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Conntrack.Tests.Differential;

/// <summary>A file of command lines that run one after the other in the same twin namespaces.</summary>
/// <remarks>
/// A line beginning with <c>#</c> is a comment, one beginning with <c>&lt;</c> is input for the next command,
/// <c>a | b</c> pipes what a prints into b. <c>!NAME</c> before a command names the divergence that it shows: the two
/// programs must then differ, and both tables are emptied afterwards.
/// </remarks>
internal sealed record Script(string Name, bool HasLabels, IReadOnlyList<ScriptLine> Lines)
{
    /// <summary>All scripts beside the tests.</summary>
    /// <param name="folder">The folder of the tests.</param>
    public static IEnumerable<Script> All(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder, "Lines"), "*.txt")
            .Order(StringComparer.Ordinal).Select(Read);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Script Read(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        var lines = new List<ScriptLine>();
        var input = new StringBuilder();
        int number = 0;
        foreach (string text in File.ReadLines(path))
        {
            number++;
            if (text.StartsWith('<'))
            {
                input.Append(text.AsSpan(text.Length > 1 ? 2 : 1)).Append('\n');
            }
            else if (text.Length > 0 && !text.StartsWith('#'))
            {
                lines.Add(Parse(number, text, input.ToString()));
                input.Clear();
            }
        }

        return new Script(name, name.Contains("label", StringComparison.Ordinal), lines);
    }

    private static ScriptLine Parse(int number, string text, string input)
    {
        string command = text;
        string? divergence = null;
        if (text.StartsWith('!'))
        {
            int blank = text.IndexOf(' ');
            divergence = text[1..blank];
            command = text[(blank + 1)..];
        }

        string[] parts = command.Split(" | ");
        return new ScriptLine(
            number, text, Split(parts[0]), parts.Length > 1 ? Split(parts[1]) : null, input, divergence);
    }

    /// <summary>Double quotes keep blanks and empty words; backslashes are taken as they are.</summary>
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        bool isQuoted = false;
        bool isWord = false;
        foreach (char character in text)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
                isWord = true;
            }
            else if (character == ' ' && !isQuoted)
            {
                Complete(word, words, ref isWord);
            }
            else
            {
                word.Append(character);
                isWord = true;
            }
        }

        Complete(word, words, ref isWord);
        return words;
    }

    private static void Complete(StringBuilder word, List<string> words, ref bool isWord)
    {
        if (isWord)
        {
            words.Add(word.ToString());
        }

        word.Clear();
        isWord = false;
    }
}
