// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Contract.Filters;
using NUnit.Framework;

namespace Contract.Tests.Filters;

/// <summary>The documents of the language say what the parser does.</summary>
internal sealed class FilterDocumentTests
{
    private static readonly string s_document = Read("docs", "filter.md");

    private static readonly string s_manual = Read("packaging", "man", "pyctd-filter.7");

    private static IEnumerable<string> Examples =>
        Lines(s_document, "```filter", "```").Concat(Lines(s_manual, ".EX", ".EE"));

    [TestCaseSource(nameof(Examples))]
    public void Example_OfTheDocuments_IsAFilter(string example) =>
        Assert.That(() => FilterParser.Parse(example), Throws.Nothing);

    [Test]
    public void Documents_EveryWordOfTheLanguage_IsMentioned()
    {
        IEnumerable<string> words = FilterFields.All
            .Select(field => field.Word)
            .Where(word => !RowFields.TryGet(word, out _) && !word.StartsWith("repl_", StringComparison.Ordinal));

        Assert.Multiple(() =>
        {
            foreach (string word in words)
            {
                Regex mention = new($@"(?<![\w.]){Regex.Escape(word)}(?![\w])");
                Assert.That(mention.IsMatch(s_document), Is.True, $"docs/filter.md misses {word}");
                Assert.That(mention.IsMatch(s_manual), Is.True, $"pyctd-filter(7) misses {word}");
            }
        });
    }

    [Test]
    public void Documents_Limits_AreThoseOfTheCode()
    {
        string[] limits = [$"{FilterLimits.MaximumLength} characters", $"{FilterLimits.MaximumDepth} levels",
            $"{FilterLimits.MaximumTerms} conditions"];

        Assert.Multiple(() =>
        {
            foreach (string limit in limits)
            {
                Assert.That(s_document, Does.Contain(limit));
                Assert.That(s_manual, Does.Contain(limit));
            }
        });
    }

    private static IEnumerable<string> Lines(string text, string begin, string end)
    {
        bool within = false;
        foreach (string line in text.Split('\n'))
        {
            within = line == begin || (within && line != end);
            if (within && line != begin)
            {
                yield return line;
            }
        }
    }

    private static string Read(params string[] path)
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "PyCtd.sln")))
        {
            directory = directory.Parent;
        }

        Assert.That(directory, Is.Not.Null, "The tests run outside the source tree.");
        return File.ReadAllText(Path.Combine([directory!.FullName, .. path]));
    }
}
