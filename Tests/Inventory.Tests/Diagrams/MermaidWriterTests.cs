// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Text.RegularExpressions;
using Inventory.Diagrams;
using NUnit.Framework;

namespace Inventory.Tests.Diagrams;

/// <summary>Every line is one of those that Mermaid's grammar has for flowcharts, however hostile a name is.</summary>
internal sealed partial class MermaidWriterTests
{
    [Test]
    public void Write_AnySize_HasNothingButKnownLines([Values(5, 40, 200)] int count)
    {
        string[] lines = Lines(new DiagramProject(count));

        Assert.That(lines[0], Is.EqualTo("flowchart LR"));
        Assert.That(lines.Skip(1).Where(line => !KnownLine().IsMatch(line)), Is.Empty);
        Assert.That(
            lines.Count(line => line.StartsWith("  linkStyle", StringComparison.Ordinal)),
            Is.EqualTo(lines.Count(line => line.Contains("-->|", StringComparison.Ordinal))));
    }

    [TestCaseSource(typeof(HostileNames), nameof(HostileNames.All))]
    [TestCaseSource(typeof(HostileNames), nameof(HostileNames.Impossible))]
    public void Write_HostileName_StaysInItsQuotes(string name)
    {
        string[] lines = Lines(HostileNames.ProjectOf(name));

        Assert.That(lines.Skip(1).Where(line => !KnownLine().IsMatch(line)), Is.Empty);
        Assert.That(lines, Has.Length.EqualTo(Lines(new DiagramProject(5)).Length));
    }

    [Test]
    public void Write_Name_HasItsCharactersByNumber()
    {
        Assert.That(Lines(HostileNames.ProjectOf("a \"b\"; 1.")), Has.Member("    e2[\"a #34;b#34;#59; 1#46;\"]"));
    }

    private static string[] Lines(DiagramProject project) => ProjectDiagram.Write(
        project.Project.Id, project.Model, DiagramFormat.Mermaid, DiagramGrouping.Location, SampleInventory.Now)
        .TrimEnd('\n').Split('\n');

    [GeneratedRegex("""
        ^(
        \ \ subgraph\ [a-z]\w*\["([^"\\`<>#;&\[\]|]|\#\d+;)*"\]|
        \ \ end|
        \ \ \ \ \w+(\[|\{\{|\(\[|\[\[|\(\()"([^"\\`<>#;&\[\]|]|\#\d+;)*"(\]|\}\}|\]\)|\]\]|\)\))|
        \ \ \w+\ (-->|-\.->)\|([a-z0-9/,\ -]+|"([^"\\`<>#;&\[\]|]|\#\d+;)*")\|\ \w+|
        \ \ style\ \w+\ fill:\#[0-9A-F]{6},color:\#[0-9A-F]{6}|
        \ \ linkStyle\ \d+\ stroke:\#[0-9A-F]{6}(,stroke-width:[0-9.]+px)?
        )$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex KnownLine();
}
