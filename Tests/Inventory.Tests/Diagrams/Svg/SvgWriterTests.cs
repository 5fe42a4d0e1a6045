// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Inventory.Diagrams;
using Inventory.Diagrams.Layout;
using Inventory.Model;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Diagrams.Svg;

internal sealed class SvgWriterTests
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    [Test]
    public void Write_AnySize_HasNeitherScriptNorAnythingFromElsewhere([Values(5, 40, 200)] int count)
    {
        XElement root = Draw(new DiagramProject(count));
        string[] allowed = ["svg", "title", "desc", "style", "g", "rect", "path", "text"];
        string style = root.Element(s_svg + "style")!.Value;

        Assert.That(root.DescendantsAndSelf().Select(one => one.Name.LocalName).Except(allowed), Is.Empty);
        Assert.That(
            root.DescendantsAndSelf().Attributes().Where(one => one.Name.LocalName is "href" or "style" ||
                one.Name.LocalName.StartsWith("on", StringComparison.Ordinal)),
            Is.Empty);
        Assert.That(style, Does.Not.Contain("url(").And.Not.Contain("@import"));
        Assert.That(style, Does.Contain("prefers-color-scheme:dark"));
    }

    [Test]
    public void Write_AnySize_SaysInWordsWhatItIs()
    {
        XElement root = Draw(new DiagramProject(5));

        Assert.That(root.Attribute("role")?.Value, Is.EqualTo("img"));
        Assert.That(root.Elements().First(), Has.Property("Value").EqualTo("shop"));
        Assert.That(root.Element(s_svg + "desc")!.Value, Does.Contain("Entities: 5, connections: 7"));
        Assert.That(Titles(root), Has.Member("web1 (host): 192.0.2.1"));
    }

    [Test]
    public void Write_AnySize_NothingLiesOverANodeOrALabel([Values(5, 40, 200)] int count)
    {
        XElement root = Draw(new DiagramProject(count));
        Box[] boxes =
        [
            .. Nodes(root).Select(node => Box.Of(node.Elements(s_svg + "rect").Last())),
            .. Labels(root).Select(Box.OfText),
        ];

        Assert.That(boxes, Has.Length.GreaterThan(count));
        Assert.That(
            from first in boxes.Index()
            from second in boxes.Index().Skip(first.Index + 1)
            where first.Item.Overlaps(second.Item)
            select $"{first.Item} and {second.Item}",
            Is.Empty);
    }

    [Test]
    public void Write_AnySize_IsDrawnByAnotherProgram([Values(5, 40, 200)] int count)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Write(new DiagramProject(count)));
            CommandRunner.Run("rsvg-convert", "--output", file + ".png", file);

            Assert.That(File.ReadAllBytes(file + ".png").AsSpan(1, 3).SequenceEqual("PNG"u8), Is.True);
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".png");
        }
    }

    [TestCaseSource(typeof(HostileNames), nameof(HostileNames.All))]
    public void Write_HostileName_IsText(string name)
    {
        XElement root = Draw(HostileNames.ProjectOf(name));

        Assert.That(root.Element(s_svg + "title")!.Value, Is.EqualTo(name));
        Assert.That(Titles(root), Has.Member($"{name} (host): 192.0.2.1"));
        Assert.That(Nodes(root).Count(), Is.EqualTo(6));
    }

    [TestCaseSource(typeof(HostileNames), nameof(HostileNames.Impossible))]
    public void Write_ImpossibleName_IsStillWellFormed(string name)
    {
        Assert.That(Nodes(Draw(HostileNames.ProjectOf(name))).Count(), Is.EqualTo(6));
    }

    [Test]
    public void Write_Circle_IsDrawnWithAllItsEdges()
    {
        var sample = new SampleInventory();
        Endpoint[] ends =
            [.. new[] { sample.Web1, sample.Backup, sample.Lan }.Select(one => Endpoint.OfEntity(one.Id))];
        for (int from = 0; from < ends.Length; from++)
        {
            sample.Edit.Add(sample.Communication(ends[from], ends[(from + 1) % ends.Length]));
        }

        string text = ProjectDiagram.Write(
            sample.Shop.Id, sample.Model, DiagramFormat.Svg, DiagramGrouping.Location, SampleInventory.Now);

        Assert.That(Labels(XDocument.Parse(text).Root!).Count(), Is.EqualTo(3));
    }

    private static string Write(DiagramProject project) => ProjectDiagram.Write(
        project.Project.Id, project.Model, DiagramFormat.Svg, DiagramGrouping.Location, SampleInventory.Now);

    private static XElement Draw(DiagramProject project) => XDocument.Parse(Write(project)).Root!;

    private static IEnumerable<XElement> Nodes(XElement root) =>
        root.Descendants(s_svg + "g").Where(one => Class(one) == "node");

    private static IEnumerable<string> Titles(XElement root) =>
        Nodes(root).Select(node => node.Element(s_svg + "title")!.Value);

    private static IEnumerable<XElement> Labels(XElement root) =>
        root.Descendants(s_svg + "text").Where(one => Class(one) == "label");

    private static string Class(XElement element) => element.Attribute("class")?.Value ?? "";

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Of(XElement rectangle)
        {
            double left = Number(rectangle, "x");
            double top = Number(rectangle, "y");
            return new Box(left, top, left + Number(rectangle, "width"), top + Number(rectangle, "height"));
        }

        public static Box OfText(XElement text)
        {
            double x = Number(text, "x");
            double y = Number(text, "y");
            double width = TextWidth.Of(text.Value, DiagramLayout.EdgeText);
            double left = text.Attribute("text-anchor")!.Value == "end" ? x - width : x;
            return new Box(left, y - DiagramLayout.EdgeText, left + width, y);
        }

        public bool Overlaps(Box other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

        private static double Number(XElement element, string name) =>
            double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }
}
