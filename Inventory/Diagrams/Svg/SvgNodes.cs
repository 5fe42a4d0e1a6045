// SPDX-License-Identifier: GPL-2.0-or-later
using System.Xml;
using Inventory.Diagrams.Layout;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Diagrams.Svg;

/// <summary>Draws the nodes: the shape says what an entity is.</summary>
internal sealed class SvgNodes(XmlWriter xml)
{
    private const double Round = 13;
    private const double Corner = 3;
    private const double Behind = 3;

    /// <summary>Draws a node in its column.</summary>
    public void Write(LayoutItem item, LayoutLayer layer)
    {
        DiagramNode node = item.Node!;
        xml.Begin("g", "node");
        xml.WriteAttributeString("fill", node.Colour.LabelColour);
        string details = node.Details.Length == 0 ? "" : $": {node.Details}";
        xml.TextElement(
            "title", DiagramText.Clean($"{node.Name} ({ChoiceNames<EntityKind>.Of(node.Kind)}){details}"));
        WriteShape(
            node.Kind, node.Colour.ToString(), layer.Left, item.Y - (item.Height / 2), layer.Width, item.Height);
        xml.Text("", layer.Left + (layer.Width / 2), item.Y + 4, DiagramLayout.NameOf(node));
        xml.WriteEndElement();
    }

    /// <summary>Draws the shape of a kind of entity.</summary>
    public void WriteShape(EntityKind kind, string fill, double x, double y, double width, double height)
    {
        if (kind == EntityKind.Group)
        {
            WriteBox("box", fill, x + Behind, y + Behind, width, height, Corner);
        }

        string styles = kind switch
        {
            EntityKind.Router => "box router",
            EntityKind.Any or EntityKind.External => "box open",
            _ => "box",
        };
        bool isRound = kind is EntityKind.Subnet or EntityKind.Any or EntityKind.External;
        WriteBox(styles, fill, x, y, width, height, isRound ? double.Min(Round, height / 2) : Corner);
    }

    private void WriteBox(
        string styles, string fill, double x, double y, double width, double height, double radius)
    {
        xml.BeginBox(styles, x, y, width, height, radius);
        xml.WriteAttributeString("fill", fill);
        xml.WriteEndElement();
    }
}
