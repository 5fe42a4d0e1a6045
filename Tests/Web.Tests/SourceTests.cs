// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Web.Tests;

/// <summary>What the files of the page hold, and what they must not.</summary>
internal sealed partial class SourceTests
{
    private const int MostBytes = 200_000;

    private static readonly string s_root = Path.Combine(AppContext.BaseDirectory, "page");

    private static IEnumerable<string> Scripts =>
        Directory.EnumerateFiles(s_root, "*.js", SearchOption.AllDirectories).Select(File.ReadAllText);

    [Test]
    public void Files_Together_AreSmall()
    {
        Assert.That(
            Directory.EnumerateFiles(s_root, "*", SearchOption.AllDirectories).Sum(path => new FileInfo(path).Length),
            Is.LessThan(MostBytes));
    }

    [Test]
    public void Index_HoldsNoScriptAndNoStyle()
    {
        string index = File.ReadAllText(Path.Combine(s_root, "index.html"));

        Assert.That(index, Does.Not.Match("<style|style=|<script(?![^>]*src=)[^>]*>| on\\w+="));
    }

    [Test]
    public void Files_NameNoOtherSite()
    {
        Assert.That(
            Directory.EnumerateFiles(s_root, "*", SearchOption.AllDirectories)
                .SelectMany(path => ForeignAddress().Matches(File.ReadAllText(path)).Select(match => match.Value)),
            Is.All.EqualTo("http://www.w3.org/2000/svg"));
    }

    [Test]
    public void Scripts_MakeNoMarkupOfText()
    {
        Assert.That(Scripts.Where(text => MarkupSink().IsMatch(text)), Is.Empty);
    }

    [Test]
    public void Texts_AreAllInFrench()
    {
        HashSet<string> used = [.. Scripts.SelectMany(Texts)];
        HashSet<string> translated =
            [.. French().Matches(File.ReadAllText(Path.Combine(s_root, "text/fr.js"))).Select(match => match.Groups["english"].Value)];

        Assert.That(used, Has.Count.GreaterThan(100));
        Assert.That(used.Except(translated), Is.Empty, "texts without a translation");
        Assert.That(translated.Except(used), Is.Empty, "translations of texts that are gone");
    }

    [Test]
    public void Texts_InFrench_HaveTheSamePlaces()
    {
        MatchCollection entries = French().Matches(File.ReadAllText(Path.Combine(s_root, "text/fr.js")));

        Assert.That(entries.Where(entry =>
            !Places(entry.Groups["english"].Value).SetEquals(Places(entry.Groups["french"].Value))).Select(entry => entry.Value), Is.Empty);
    }

    private static IEnumerable<string> Texts(string script) =>
        Text().Matches(script).Select(match => match.Groups["one"].Value)
            .Concat(Plural().Matches(script).SelectMany(match => new[] { match.Groups["one"].Value, match.Groups["many"].Value }));

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"https?://[^\s'""<>]+")]
    private static partial Regex ForeignAddress();

    [GeneratedRegex(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")]
    private static partial Regex MarkupSink();

    [GeneratedRegex(@"(?<![.\w])t\(\s*'(?<one>(?:[^'\\]|\\.)*)'")]
    private static partial Regex Text();

    [GeneratedRegex(@"\bplural\(\s*[^,]+,\s*'(?<one>(?:[^'\\]|\\.)*)',\s*'(?<many>(?:[^'\\]|\\.)*)'")]
    private static partial Regex Plural();

    [GeneratedRegex(@"^  '(?<english>(?:[^'\\]|\\.)*)':\s+'(?<french>(?:[^'\\]|\\.)*)',$", RegexOptions.Multiline)]
    private static partial Regex French();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
