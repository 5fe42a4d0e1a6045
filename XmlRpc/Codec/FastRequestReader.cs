// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>Reads the plain form of a call straight from its bytes; leaves the rest to the strict reader.</summary>
/// <remarks>
/// Nearly all clients write the same few tags, and for those a general XML parser costs more than all the rest of
/// serving a short call. Taken are tags without attributes, prefixes and blanks, blanks between elements, text of valid
/// UTF-8 and the five predefined entities. Whatever else may come (other encodings, comments, CDATA sections, character
/// references, anything beyond a limit, every mistake) is not judged here: the strict reader begins anew, so that it
/// alone decides what is refused, and with what fault. What is taken is read to what the strict reader makes of it.
/// </remarks>
internal ref partial struct FastRequestReader
{
    // XmlReader counts what stands in the innermost element too: methodCall, params, param, value, a type, its content.
    private const int LeastXmlDepth = 6;

    // A struct, its member and the value, or an array, its data and the value.
    private const int XmlDepthOfContainer = 3;

    private readonly XmlRpcLimits _limits;
    private readonly int _mostDepth;
    private ReadOnlySpan<byte> _rest;
    private int _values;

    private FastRequestReader(ReadOnlySpan<byte> document, XmlRpcLimits limits)
    {
        _limits = limits;
        _mostDepth = Math.Min(limits.Depth, (limits.XmlDepth - LeastXmlDepth) / XmlDepthOfContainer);
        _rest = document;
    }

    /// <summary>Reads a call; false leaves it to the strict reader, and says nothing about the document.</summary>
    internal static bool TryRead(
        ReadOnlySpan<byte> document,
        string? charset,
        XmlRpcLimits limits,
        [NotNullWhen(true)] out XmlRpcRequest? request)
    {
        request = null;
        if (document.Length > limits.BodyBytes || limits.XmlDepth < LeastXmlDepth
            || !(charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var reader = new FastRequestReader(document, limits);
        return reader.TryReadDeclaration() && reader.TryReadCall(out request) && reader.IsAtEnd();
    }

    // True also when there is none.
    private bool TryReadDeclaration()
    {
        if (!Take("<?xml version="u8))
        {
            return true;
        }

        bool known = Take("\"1.0\""u8) || Take("'1.0'"u8);
        if (Take(" encoding="u8))
        {
            known &= Take("\"UTF-8\""u8) || Take("\"utf-8\""u8) || Take("'UTF-8'"u8) || Take("'utf-8'"u8);
        }

        return known && Take("?>"u8);
    }

    private bool TryReadCall([NotNullWhen(true)] out XmlRpcRequest? request)
    {
        request = null;
        if (!Next("<methodCall>"u8) || !Next("<methodName>"u8) || !TryReadName(out string? method))
        {
            return false;
        }

        var parameters = new List<XmlRpcValue>();
        if (!Next("<params/>"u8) && Take("<params>"u8) && !TryReadParameters(parameters))
        {
            return false;
        }

        request = new XmlRpcRequest(method, parameters);
        return Next("</methodCall>"u8);
    }

    private bool TryReadName([NotNullWhen(true)] out string? name)
    {
        name = null;
        if (!TryTakeText(out ReadOnlySpan<byte> text) || text.Length > _limits.NameCharacters)
        {
            return false;
        }

        // What is not ASCII becomes a question mark, which no name holds.
        name = Encoding.ASCII.GetString(text);
        return XmlRpcMethodName.IsValid(name) && Take("</methodName>"u8);
    }

    private bool TryReadParameters(List<XmlRpcValue> parameters)
    {
        while (Next("<param>"u8))
        {
            if (!Next("<value>"u8) || !TryReadValue(0, out XmlRpcValue value) || !Next("</param>"u8))
            {
                return false;
            }

            parameters.Add(value);
        }

        return Next("</params>"u8);
    }

    private bool IsAtEnd()
    {
        SkipBlanks();
        return _rest.IsEmpty;
    }

    // Takes a tag that may stand behind blanks.
    private bool Next(ReadOnlySpan<byte> tag)
    {
        SkipBlanks();
        return Take(tag);
    }

    private bool Take(ReadOnlySpan<byte> tag)
    {
        if (!_rest.StartsWith(tag))
        {
            return false;
        }

        _rest = _rest[tag.Length..];
        return true;
    }

    private void SkipBlanks()
    {
        if (!_rest.IsEmpty && _rest[0] <= (byte)' ')
        {
            _rest = _rest.TrimStart(" \t\r\n"u8);
        }
    }
}
