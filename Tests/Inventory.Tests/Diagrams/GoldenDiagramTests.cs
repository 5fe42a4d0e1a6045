// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using Inventory.Diagrams;
using NUnit.Framework;

namespace Inventory.Tests.Diagrams;

/// <summary>
/// The diagrams byte for byte as they are in Tests/data/diagrams. After a change that was meant, look at the pictures
/// and write them anew: <c>dotnet test Tests/Inventory.Tests --filter WriteGoldenFiles --
/// 'TestRunParameters.Parameter(name="golden", value="/absolute/path/of/Tests/data/diagrams")'</c>.
/// </summary>
internal sealed class GoldenDiagramTests
{
    private static IEnumerable<string> Names => Diagrams().Keys;

    [TestCaseSource(nameof(Names))]
    public void Write_SameModel_GivesTheGoldenFile(string name)
    {
        string golden = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "diagrams", name));

        Assert.That(Diagrams()[name], Is.EqualTo(golden));
    }

    [Test]
    [Explicit("writes into the sources")]
    public void WriteGoldenFiles()
    {
        string directory = TestContext.Parameters["golden"] ?? "";
        Assert.That(Directory.Exists(directory), "The parameter golden names no directory.");
        foreach ((string name, string text) in Diagrams())
        {
            File.WriteAllText(Path.Combine(directory, name), text);
        }
    }

    private static Dictionary<string, string> Diagrams()
    {
        var small = new DiagramProject(5);
        var middle = new DiagramProject(40);
        var tagged = new DiagramProject(5);
        tagged.Put(tagged.Entity("web1") with { Tags = ["front", "pci"] });
        tagged.Put(tagged.Entity("db1") with { Tags = ["pci"] });
        return new Dictionary<string, string>
        {
            ["shop.dot"] = Write(small, DiagramFormat.Dot),
            ["shop.mmd"] = Write(small, DiagramFormat.Mermaid),
            ["shop.svg"] = Write(small, DiagramFormat.Svg),
            ["shop-40.svg"] = Write(middle, DiagramFormat.Svg),
            ["shop-by-tag.dot"] = Write(tagged, DiagramFormat.Dot, DiagramGrouping.Tag),
            ["shop-observed.dot"] = Write(small, DiagramFormat.Dot, overlay: Observed(small)),
            ["shop-observed.mmd"] = Write(small, DiagramFormat.Mermaid, overlay: Observed(small)),
            ["shop-observed.svg"] = Write(small, DiagramFormat.Svg, overlay: Observed(small)),
        };
    }

    private static string Write(
        DiagramProject project,
        DiagramFormat format,
        DiagramGrouping grouping = DiagramGrouping.Location,
        DiagramOverlay? overlay = null) =>
        ProjectDiagram.Write(project.Project.Id, project.Model, format, grouping, SampleInventory.Now, overlay);

    private static DiagramOverlay Observed(DiagramProject project) => new(
        new Dictionary<long, long>
        {
            [project.Communication("any", "web1").Id] = 81_200,
            [project.Communication("web1", "app1").Id] = 9_000,
            [project.Communication("app1", "db1").Id] = 40,
            [project.Communication("backup", "web1").Id] = 0,
        },
        [
            new UndeclaredTraffic(
                project.Entity("app1").Id, project.Entity("backup").Id, SampleInventory.Tcp("9100"), 288),
        ]);
}
