// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Inventory.Diagrams;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Diagrams;

/// <summary>What Graphviz itself makes of the text.</summary>
internal sealed class DotWriterTests
{
    [Test]
    public void Write_AnySize_IsDrawnByGraphviz([Values(5, 40)] int count)
    {
        var project = new DiagramProject(count);

        XElement[] drawn = Draw(project);

        Assert.That(Of(drawn, "node").Count(), Is.EqualTo(project.Model.Entities.Count + 1));
        Assert.That(Of(drawn, "edge"), Is.Not.Empty);
        Assert.That(Of(drawn, "cluster").Count(), Is.EqualTo(project.Model.Locations.Count));
    }

    // Drawing hundreds of nodes well takes Graphviz minutes; that it reads them all is enough.
    [Test]
    public void Write_LargeProject_IsReadByGraphviz()
    {
        string canonical = Run("-Tcanon", new DiagramProject(200));

        Assert.That(
            canonical.Split('\n').Count(line => line.Contains("->", StringComparison.Ordinal)), Is.GreaterThan(500));
    }

    [TestCaseSource(typeof(HostileNames), nameof(HostileNames.All))]
    public void Write_HostileName_IsShownAsItIs(string name)
    {
        XElement[] drawn = Draw(HostileNames.ProjectOf(name));

        Assert.That(TextsOf(drawn, "node").ToArray(), Has.Member(Shown(name)));
        Assert.That(TextsOf(drawn, "cluster").ToArray(), Has.Member(Shown(name)));
        Assert.That(Of(drawn, "node").Count(), Is.EqualTo(6));
        Assert.That(Of(drawn, "edge").Count(), Is.EqualTo(7));
    }

    [TestCaseSource(typeof(HostileNames), nameof(HostileNames.Impossible))]
    public void Write_ImpossibleName_ChangesNothingElse(string name)
    {
        Assert.That(Of(Draw(HostileNames.ProjectOf(name)), "node").Count(), Is.EqualTo(6));
    }

    private static XElement[] Draw(DiagramProject project) =>
        [.. XDocument.Parse(Run("-Tsvg", project)).Descendants().Where(one => one.Name.LocalName == "g")];

    private static string Run(string output, DiagramProject project)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, ProjectDiagram.Write(
                project.Project.Id, project.Model, DiagramFormat.Dot, DiagramGrouping.Location, SampleInventory.Now));
            return CommandRunner.Run("dot", output, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<XElement> Of(XElement[] drawn, string kind) =>
        drawn.Where(one => one.Attribute("class")?.Value == kind);

    private static IEnumerable<string> TextsOf(XElement[] drawn, string kind) => Of(drawn, kind)
        .Select(one => one.Elements().Where(part => part.Name.LocalName == "text"))
        .Select(texts => Shown(string.Concat(texts.Select(text => text.Value))));

    // Graphviz keeps blanks apart with no-break spaces.
    private static string Shown(string text) => text.Replace('\u00A0', ' ');
}
