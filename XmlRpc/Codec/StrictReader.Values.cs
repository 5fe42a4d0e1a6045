// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Xml;
using Localization;
using XmlRpc.Values;

namespace XmlRpc.Codec;

internal sealed partial class StrictReader
{
    private XmlRpcValue ReadValue(int depth)
    {
        RequireNoAttributes();
        if (++_values > _limits.Values)
        {
            throw NotXmlRpc(Messages.Get("The document holds too many values."));
        }

        if (_xml.IsEmptyElement)
        {
            return XmlRpcValue.FromString(string.Empty);
        }

        _text.Clear();
        while (NextInText())
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                AppendText(int.MaxValue);
                continue;
            }

            if (_text.Length > 0 && !IsBlank(_text.ToString()))
            {
                break;
            }

            XmlRpcValue value = ReadTyped(depth);
            return NextChild() ? throw NotXmlRpc(Messages.Get("A value must have one type.")) : value;
        }

        return _xml.NodeType == XmlNodeType.EndElement
            ? XmlRpcValue.FromString(_text.ToString())
            : throw NotXmlRpc(Messages.Get("There is text beside the type of a value."));
    }

    private XmlRpcValue ReadTyped(int depth)
    {
        if (!XmlRpcElement.TryGetKind(ElementName(), out XmlRpcKind kind))
        {
            throw NotXmlRpc(Messages.Get("There is a value of a type that is not of XML-RPC."));
        }

        switch (kind)
        {
            case XmlRpcKind.Struct:
                return ReadStruct(Deeper(depth));
            case XmlRpcKind.Array:
                return ReadArray(Deeper(depth));
            case XmlRpcKind.String:
                return XmlRpcValue.FromString(ReadText(int.MaxValue));
            case XmlRpcKind.Nil:
                return ReadText(0).Length == 0 ? XmlRpcValue.Nil : throw NotXmlRpc(Messages.Get(
                    "A nil must be empty."));
            case XmlRpcKind.Base64:
                return ScalarText.Parse(kind, ReadText(int.MaxValue), _limits);
            case XmlRpcKind.Double:
                return ScalarText.Parse(kind, ReadText(_limits.DoubleCharacters), _limits);
            default:
                return ScalarText.Parse(kind, ReadText(_limits.NumberCharacters), _limits);
        }
    }

    private int Deeper(int depth) =>
        depth < _limits.Depth ? depth + 1 : throw NotXmlRpc(Messages.Get(
            "The document's values are nested too deeply."));

    private XmlRpcValue ReadStruct(int depth)
    {
        RequireNoAttributes();
        var members = new XmlRpcStruct();
        if (_xml.IsEmptyElement)
        {
            return XmlRpcValue.FromStruct(members);
        }

        while (NextChild())
        {
            RequireName("member");
            ReadMember(members, depth);
        }

        return XmlRpcValue.FromStruct(members);
    }

    private void ReadMember(XmlRpcStruct members, int depth)
    {
        RequireNoAttributes();
        string? name = null;
        XmlRpcValue? value = null;
        bool isEmpty = _xml.IsEmptyElement;
        while (!isEmpty && NextChild())
        {
            switch (ElementName())
            {
                case "name" when name is null:
                    name = ReadText(int.MaxValue);
                    break;
                case "value" when value is null:
                    value = ReadValue(depth);
                    break;
                default:
                    throw NotXmlRpc(Messages.Get("A member must hold one name and one value."));
            }
        }

        if (name is null || value is null)
        {
            throw NotXmlRpc(Messages.Get("A member must hold a name and a value."));
        }

        if (!members.TryAdd(name, value.Value))
        {
            throw NotXmlRpc(Messages.Get("A struct holds two members of one name."));
        }
    }

    private XmlRpcValue ReadArray(int depth)
    {
        RequireNoAttributes();
        if (_xml.IsEmptyElement || !NextChild())
        {
            throw NotXmlRpc(Messages.Get("An array must hold data."));
        }

        RequireName("data");
        RequireNoAttributes();
        var values = new List<XmlRpcValue>();
        if (!_xml.IsEmptyElement)
        {
            while (NextChild())
            {
                RequireName("value");
                values.Add(ReadValue(depth));
            }
        }

        return NextChild() ? throw NotXmlRpc(Messages.Get(
            "An array must hold one data.")) : XmlRpcValue.FromArray(values);
    }

    // Reads an element that holds nothing but text.
    private string ReadText(int most)
    {
        RequireNoAttributes();
        if (_xml.IsEmptyElement)
        {
            return string.Empty;
        }

        _text.Clear();
        while (NextInText())
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                throw NotXmlRpc(Messages.Get("There is an element where only text may stand."));
            }

            AppendText(most);
        }

        return _text.ToString();
    }

    // In pieces, so that a text over its limit is never held as a whole.
    private void AppendText(int most)
    {
        int read;
        while ((read = _xml.ReadValueChunk(_piece, 0, _piece.Length)) > 0)
        {
            if (read > most - _text.Length)
            {
                throw NotXmlRpc(Messages.Get("A text is longer than is accepted for its kind."));
            }

            _text.Append(_piece, 0, read);
        }
    }

    // Moves on; false at the end of the element.
    private bool NextInText() => Next() && _xml.NodeType != XmlNodeType.EndElement;
}
