// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Xml;
using Localization;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>Recursive descent over XmlReader: decides what an XML-RPC document is.</summary>
/// <remarks>Each method begins on the start of its element and ends on that element's end.</remarks>
internal sealed partial class StrictReader : IDisposable
{
    private const int PieceCharacters = 1024;

    private readonly XmlReader _xml;
    private readonly XmlRpcLimits _limits;
    private readonly StringBuilder _text = new();
    private readonly char[] _piece = ArrayPool<char>.Shared.Rent(PieceCharacters);
    private int _values;

    internal StrictReader(DecodedDocument document, XmlRpcLimits limits)
    {
        _limits = limits;
        _xml = XmlReader.Create(document, new XmlReaderSettings
        {
            CheckCharacters = true,
            CloseInput = false,
            DtdProcessing = DtdProcessing.Prohibit,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersInDocument = limits.BodyBytes,
            XmlResolver = null,
        });
    }

    internal XmlRpcRequest ReadRequest() => Guarded(static reader => reader.ReadMethodCall());

    internal XmlRpcResponse ReadResponse() => Guarded(static reader => reader.ReadMethodResponse());

    public void Dispose()
    {
        _xml.Dispose();
        ArrayPool<char>.Shared.Return(_piece);
    }

    private static XmlRpcFormatException NotXmlRpc(string text) => new(XmlRpcFaultCodes.NotXmlRpc, text);

    private static bool IsBlank(string text) => text.AsSpan().Trim(" \t\r\n").IsEmpty;

    private T Guarded<T>(Func<StrictReader, T> read)
    {
        try
        {
            T result = read(this);
            while (_xml.Read())
            {
                // Only comments, processing instructions and blanks may follow; XmlReader refuses anything else.
            }

            return result;
        }
        catch (XmlException e)
        {
            (int line, int position) = (e.LineNumber, e.LinePosition);
            throw new XmlRpcFormatException(
                XmlRpcFaultCodes.NotWellFormed,
                Messages.Format(
                    $"The document is not well-formed XML (line {line}, position {position}); DTDs are not taken."));
        }
    }

    private XmlRpcRequest ReadMethodCall()
    {
        MoveToRoot("methodCall");
        if (_xml.IsEmptyElement || !NextChild() || ElementName() != "methodName")
        {
            throw NotXmlRpc(Messages.Get("A methodCall must begin with a methodName."));
        }

        string method = ReadText(_limits.NameCharacters);
        if (!XmlRpcMethodName.IsValid(method))
        {
            throw NotXmlRpc(Messages.Get("A methodName must be of letters, digits and _ . : / only."));
        }

        var parameters = new List<XmlRpcValue>();
        if (NextChild())
        {
            RequireName("params");
            ReadParameters(parameters);
            if (NextChild())
            {
                throw NotXmlRpc(Messages.Get("A methodCall must hold a methodName and params, and nothing else."));
            }
        }

        return new XmlRpcRequest(method, parameters);
    }

    private XmlRpcResponse ReadMethodResponse()
    {
        MoveToRoot("methodResponse");
        if (_xml.IsEmptyElement || !NextChild())
        {
            throw NotXmlRpc(Messages.Get("A methodResponse must hold params or a fault."));
        }

        XmlRpcResponse response = ElementName() == "fault" ? ReadFaultResponse() : ReadValueResponse();
        if (NextChild())
        {
            throw NotXmlRpc(Messages.Get("A methodResponse must hold params or a fault, and nothing else."));
        }

        return response;
    }

    private XmlRpcResponse ReadValueResponse()
    {
        RequireName("params");
        var parameters = new List<XmlRpcValue>();
        ReadParameters(parameters);
        return parameters.Count == 1
            ? new XmlRpcResponse(parameters[0], null)
            : throw NotXmlRpc(Messages.Get("A methodResponse must hold exactly one value."));
    }

    private XmlRpcResponse ReadFaultResponse()
    {
        XmlRpcValue value = ReadOnlyChildValue();
        if (!value.TryGetStruct(out XmlRpcStruct? members)
            || !members.TryGetValue(XmlRpcFault.CodeMember, out XmlRpcValue code)
            || !code.TryGetInt32(out int number)
            || !members.TryGetValue(XmlRpcFault.TextMember, out XmlRpcValue text)
            || !text.TryGetString(out string? sentence))
        {
            throw NotXmlRpc(Messages.Get("A fault must be a struct of faultCode and faultString."));
        }

        return new XmlRpcResponse(default, new XmlRpcFault(number, sentence));
    }

    private void ReadParameters(List<XmlRpcValue> parameters)
    {
        RequireNoAttributes();
        if (_xml.IsEmptyElement)
        {
            return;
        }

        while (NextChild())
        {
            RequireName("param");
            parameters.Add(ReadOnlyChildValue());
        }
    }

    // Of an element that holds exactly one value: param and fault.
    private XmlRpcValue ReadOnlyChildValue()
    {
        RequireNoAttributes();
        if (_xml.IsEmptyElement || !NextChild())
        {
            throw NotXmlRpc(Messages.Get("A param and a fault must hold a value."));
        }

        RequireName("value");
        XmlRpcValue value = ReadValue(0);
        return NextChild() ? throw NotXmlRpc(Messages.Get("A param and a fault must hold one value.")) : value;
    }

    private void MoveToRoot(string name)
    {
        while (Next() && _xml.NodeType != XmlNodeType.Element)
        {
            // The declaration and blanks.
        }

        RequireName(name);
        RequireNoAttributes();
    }

    private bool Next()
    {
        if (!_xml.Read())
        {
            return false;
        }

        return _xml.Depth <= _limits.XmlDepth
            ? true
            : throw NotXmlRpc(Messages.Get("The document's elements are nested too deeply."));
    }

    // Moves to the next child's start (true) or to the parent's end (false); only blanks may stand between.
    private bool NextChild()
    {
        while (Next())
        {
            switch (_xml.NodeType)
            {
                case XmlNodeType.Element:
                    return true;
                case XmlNodeType.EndElement:
                    return false;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    break;
                case XmlNodeType.Text when IsBlank(_xml.Value):
                    break;
                default:
                    throw NotXmlRpc(Messages.Get("There is text where only elements may stand."));
            }
        }

        return false;
    }

    private string ElementName()
    {
        if (_xml.Prefix.Length == 0)
        {
            return _xml.LocalName;
        }

        return _xml.NamespaceURI == XmlRpcElement.ExtensionNamespace && _xml.LocalName is "nil" or "i8"
            ? _xml.LocalName
            : throw NotXmlRpc(Messages.Get("There is an element that is not of XML-RPC."));
    }

    private void RequireName(string name)
    {
        if (_xml.NodeType != XmlNodeType.Element || ElementName() != name)
        {
            throw NotXmlRpc(Messages.Format($"A {name} was expected, but something else came."));
        }
    }

    private void RequireNoAttributes()
    {
        if (!_xml.MoveToFirstAttribute())
        {
            return;
        }

        do
        {
            if (_xml.Prefix != "xmlns" && !(_xml.Prefix.Length == 0 && _xml.LocalName == "xmlns"))
            {
                throw NotXmlRpc(Messages.Get("An element has an attribute; XML-RPC has none."));
            }
        }
        while (_xml.MoveToNextAttribute());

        _xml.MoveToElement();
    }
}
