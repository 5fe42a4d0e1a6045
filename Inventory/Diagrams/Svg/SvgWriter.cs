// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Xml;
using Inventory.Diagrams.Layout;
using Localization;

namespace Inventory.Diagrams.Svg;

/// <summary>
/// Writes a picture: no script, nothing from elsewhere, and a style for light and for dark grounds. For use by one
/// thread.
/// </summary>
internal sealed class SvgWriter
{
    private const double Margin = 16;
    private const double Head = 92;
    private const double NarrowestPicture = 460;

    private readonly XmlWriter _xml;
    private readonly DiagramGraph _graph;
    private readonly DiagramLayout _layout;

    private SvgWriter(XmlWriter xml, DiagramGraph graph)
    {
        _xml = xml;
        _graph = graph;
        _layout = DiagramLayout.Of(graph);
    }

    /// <summary>Writes a graph.</summary>
    public static string Write(DiagramGraph graph)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" };
        using (var xml = XmlWriter.Create(text, settings))
        {
            new SvgWriter(xml, graph).Write();
        }

        text.Write('\n');
        return text.ToString();
    }

    private void Write()
    {
        var legend = new SvgLegend(_graph, _layout);
        double width = Math.Max(_layout.Width, NarrowestPicture);
        double legendTop = Head + _layout.Height + (2 * DiagramLayout.Padding) + Margin;
        double height = legendTop + legend.HeightAt(width) + Margin;
        _xml.Begin("svg", SvgStyle.Root);
        _xml.Number("width", width + (2 * Margin));
        _xml.Number("height", height);
        _xml.WriteAttributeString(
            "viewBox", $"0 0 {SvgElements.Text(width + (2 * Margin))} {SvgElements.Text(height)}");
        _xml.WriteAttributeString("role", "img");
        _xml.TextElement("title", DiagramText.Clean(_graph.Name));
        _xml.TextElement("desc", Description);
        _xml.TextElement("style", SvgStyle.Of(_graph.Edges));
        _xml.BeginBox("ground", 0, 0, width + (2 * Margin), height, 0);
        _xml.WriteEndElement();
        WriteHead(width);
        _xml.Begin("g");
        _xml.WriteAttributeString("transform", $"translate({SvgElements.Text(Margin)} {SvgElements.Text(Head)})");
        Frame[] frames = [.. Frames()];
        foreach (Frame frame in frames)
        {
            _xml.BeginBox("group", frame.Left, frame.Top, frame.Width, frame.Bottom - frame.Top, 6);
            _xml.WriteEndElement();
        }

        new SvgEdges(_xml, _layout).Write();
        WriteNodes();
        foreach (Frame frame in frames)
        {
            WriteFrameName(frame);
        }

        _xml.WriteEndElement();
        legend.Write(_xml, Margin, legendTop, width);
        _xml.WriteEndElement();
    }

    private string Description => Messages.Format(
        $"Who may talk to whom. Entities: {_graph.EntityCount}, connections: {_graph.Edges.Count}.");

    private void WriteHead(double width)
    {
        _xml.Text("title", Margin, 28, Fit(_graph.Name, width, 15));
        _xml.Text("muted", Margin, 46, Description);
    }

    private IEnumerable<Frame> Frames()
    {
        foreach (IGrouping<DiagramGroup, LayoutLayer> columns in _layout.Layers
            .Where(layer => layer.Group.Name.Length > 0)
            .GroupBy(layer => layer.Group))
        {
            LayoutItem[] nodes = [.. columns.SelectMany(layer => layer.Items).Where(item => item.Node is not null)];
            yield return new Frame(
                columns.Key.Name,
                columns.First().Edge(isLeft: true) - DiagramLayout.Padding,
                columns.Last().Edge(isLeft: false) + DiagramLayout.Padding,
                nodes.Min(item => item.Y - (item.Height / 2)) - DiagramLayout.FrameHead,
                nodes.Max(item => item.Y + (item.Height / 2)) + DiagramLayout.Padding);
        }
    }

    // Above the lines that pass, with the ground of the frame around it.
    private void WriteFrameName(Frame frame)
    {
        _xml.Begin("g");
        _xml.TextElement("title", DiagramText.Clean(frame.Name));
        _xml.Text(
            "name", frame.Left + 10, frame.Top + 19, Fit(frame.Name, frame.Width - 16, DiagramLayout.NodeText));
        _xml.WriteEndElement();
    }

    private void WriteNodes()
    {
        var nodes = new SvgNodes(_xml);
        foreach (LayoutLayer layer in _layout.Layers)
        {
            foreach (LayoutItem item in layer.Items.Where(item => item.Node is not null))
            {
                nodes.Write(item, layer);
            }
        }
    }

    private static string Fit(string text, double width, double size)
    {
        string clean = DiagramText.Clean(text);
        double needed = TextWidth.Of(clean, size);
        return needed <= width
            ? clean
            : DiagramText.Shorten(clean, Math.Max(2, (int)(clean.Length * width / needed)));
    }

    private readonly record struct Frame(string Name, double Left, double Right, double Top, double Bottom)
    {
        public double Width => Right - Left;
    }
}
