// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;
using System.Xml;

namespace Inventory.Diagrams.Svg;

/// <summary>The elements of SVG that the pictures use, on top of a writer of XML, which escapes every text.</summary>
internal static class SvgElements
{
    /// <summary>The namespace of SVG.</summary>
    public const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Begins an element of a class.</summary>
    public static void Begin(this XmlWriter xml, string name, string styles = "")
    {
        xml.WriteStartElement(name, Namespace);
        if (styles.Length > 0)
        {
            xml.WriteAttributeString("class", styles);
        }
    }

    /// <summary>Writes an attribute that is a number.</summary>
    public static void Number(this XmlWriter xml, string name, double value) =>
        xml.WriteAttributeString(name, Text(value));

    /// <summary>Writes an element that holds nothing but text.</summary>
    public static void TextElement(this XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Namespace, text);

    /// <summary>Writes text at a place.</summary>
    public static void Text(this XmlWriter xml, string styles, double x, double y, string text, string anchor = "")
    {
        xml.Begin("text", styles);
        xml.Number("x", x);
        xml.Number("y", y);
        if (anchor.Length > 0)
        {
            xml.WriteAttributeString("text-anchor", anchor);
        }

        xml.WriteString(text);
        xml.WriteEndElement();
    }

    /// <summary>Begins a rectangle with round corners.</summary>
    public static void BeginBox(
        this XmlWriter xml, string styles, double x, double y, double width, double height, double radius)
    {
        xml.Begin("rect", styles);
        xml.Number("x", x);
        xml.Number("y", y);
        xml.Number("width", width);
        xml.Number("height", height);
        xml.Number("rx", radius);
    }

    /// <summary>The way of a line, with its coordinates as text.</summary>
    public static string Path(FormattableString path) => string.Format(
        CultureInfo.InvariantCulture,
        path.Format,
        [.. path.GetArguments().Select(value => Text((double)value!))]);

    /// <summary>A coordinate as text.</summary>
    public static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
