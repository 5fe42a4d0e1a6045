// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Text;

namespace Conntrack.Grammar;

/// <summary>Takes a line of a load file apart: blanks between words, double quotes, backslashes within quotes.</summary>
internal static class LoadLine
{
    private const int MaximumWord = 1023;
    private const int MaximumWords = 255;

    /// <summary>Adds the words of a line; none if it is empty or a comment.</summary>
    /// <param name="line">The line.</param>
    /// <param name="words">Where to.</param>
    /// <exception cref="CommandLineException">A word or the line is too long.</exception>
    public static void Split(string line, List<string> words)
    {
        string text = line.TrimStart(' ', '\t');
        if (text is ['#', ..])
        {
            return;
        }

        if (text.Contains('"'))
        {
            SplitQuoted(text, words);
        }
        else
        {
            SplitPlain(text, words);
        }
    }

    private static void SplitPlain(ReadOnlySpan<char> text, List<string> words)
    {
        foreach (Range range in text.SplitAny(' ', '\t', '\r'))
        {
            Add(text[range], words);
        }
    }

    private static void SplitQuoted(string text, List<string> words)
    {
        var word = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (isQuoted && character == '\\' && i + 1 < text.Length)
            {
                word.Append(text[++i]);
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (character is ' ' or '\t' or '\r'))
            {
                Complete(word, words);
            }
            else
            {
                word.Append(character);
            }

            if (word.Length > MaximumWord)
            {
                throw new CommandLineException("Parameter too long!");
            }
        }

        Complete(word, words);
    }

    private static void Complete(StringBuilder word, List<string> words)
    {
        Add(word.ToString(), words);
        word.Clear();
    }

    private static void Add(ReadOnlySpan<char> word, List<string> words)
    {
        if (word.Length > MaximumWord)
        {
            throw new CommandLineException("Parameter too long!");
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        if (words.Count > MaximumWords)
        {
            throw new CommandLineException("too many arguments");
        }
    }
}
