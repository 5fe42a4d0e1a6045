// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;

namespace Architecture.Tests;

/// <summary>The documents agree with the tree that they describe.</summary>
internal sealed partial class DocumentationTests
{
    private static IEnumerable<string> Pages => Repository.Files.Where(path =>
        path.EndsWith(".md", StringComparison.Ordinal));

    [Test]
    public void Links_BetweenPages_Resolve()
    {
        Assert.That(Pages.SelectMany(BrokenLinks), Is.Empty);
    }

    [Test]
    public void Dependencies_ArePageAndVersionFileAlike()
    {
        XDocument versions = XDocument.Parse(Repository.Text("Directory.Packages.props"));
        string[] used = [.. versions.Descendants("PackageVersion").Select(item => item.Attribute("Include")!.Value)];
        string[] listed = [.. Repository.Lines("docs/dependencies.md").Select(line => FirstCell().Match(line))
            .Where(match => match.Success).Select(match => match.Groups["name"].Value).Where(name => name != "Package")];

        Assert.That(listed, Is.EquivalentTo(used));
    }

    [Test]
    public void Packages_OfTheVersionFile_AreUsed()
    {
        XDocument versions = XDocument.Parse(Repository.Text("Directory.Packages.props"));
        HashSet<string> referenced = [.. Repository.Projects.SelectMany(project => project.Packages)];

        Assert.That(versions.Descendants("PackageVersion").Select(item => item.Attribute("Include")!.Value)
            .Where(name => !referenced.Contains(name)), Is.Empty);
    }

    [Test]
    public void Architecture_NamesEveryProductProject()
    {
        string page = Repository.Text("docs/architecture.md");

        Assert.That(Repository.Projects.Where(project => !project.IsForTests &&
            !page.Contains($"`{project.Folder}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Makefile_ExplainsEveryTarget()
    {
        string[] lines = Repository.Lines("Makefile");
        string phony = lines.First(line => line.StartsWith(".PHONY:", StringComparison.Ordinal));

        Assert.That(phony.Split(' ').Skip(1).Where(target => target != "restore" &&
            !lines.Any(line => Regex.IsMatch(line, $"^{target}:.*## ."))), Is.Empty);
    }

    [Test]
    public void Tree_NamesNoMachineAndNoRegistry()
    {
        Assert.That(Repository.Files.Where(path => ForeignPlace().IsMatch(Repository.Text(path))), Is.Empty);
    }

    [TestCase("SECURITY.md")]
    [TestCase("docs/security.md")]
    public void Security_NamesTestsThatExist(string page)
    {
        HashSet<string> fixtures = [.. Repository.Sources.Select(path => Path.GetFileNameWithoutExtension(path))];
        string[] named = [.. TestName().Matches(Repository.Text(page)).Select(match => match.Groups["name"].Value)];

        Assert.That(named, Is.Not.Empty);
        Assert.That(named.Where(name => !fixtures.Contains(name)), Is.Empty);
    }

    [Test]
    public void Security_EveryThreat_NamesItsTestsOrWhyThereAreNone()
    {
        IEnumerable<string> rows = Repository.Lines("docs/security.md")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1);

        Assert.That(rows.Select(row => row.Split('|')[^2]), Has.All.Match("Tests`|none; "));
    }

    private static IEnumerable<string> BrokenLinks(string page)
    {
        foreach (Match link in Link().Matches(Repository.Text(page)))
        {
            string target = link.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal))
            {
                continue;
            }

            string[] parts = target.Split('#');
            string file = parts[0].Length == 0
                ? page
                : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
            if (!Repository.Exists(file) || (parts.Length > 1 && !Anchors(file).Contains(parts[1])))
            {
                yield return $"{page}: {target}";
            }
        }
    }

    // As the usual renderers make them: lower case, blanks to dashes, no punctuation.
    private static IEnumerable<string> Anchors(string page)
    {
        return Repository.Lines(page)
            .Where(line => line.StartsWith('#'))
            .Select(line => Punctuation().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));
    }

    [GeneratedRegex(@"\[[^\]\n]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| (?<name>[\w.]+) \|")]
    private static partial Regex FirstCell();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    // In pieces, so that this file does not find itself.
    [GeneratedRegex(@"(?<![\w.*])/(wor[k]|tmp/[w])/|(nuge[t]|pyp[i])\.org|npmj[s]\.")]
    private static partial Regex ForeignPlace();
}
