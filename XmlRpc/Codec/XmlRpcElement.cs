// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>The elements that give a value its type.</summary>
internal static class XmlRpcElement
{
    /// <summary>The namespace in which <c>ex:nil</c> and <c>ex:i8</c> are.</summary>
    internal const string ExtensionNamespace = "http://ws.apache.org/xmlrpc/namespaces/extensions";

    internal static bool TryGetKind(ReadOnlySpan<char> name, out XmlRpcKind kind)
    {
        switch (name)
        {
            case "int" or "i4":
                kind = XmlRpcKind.Int;
                return true;
            case "i8":
                kind = XmlRpcKind.Int64;
                return true;
            case "boolean":
                kind = XmlRpcKind.Boolean;
                return true;
            case "string":
                kind = XmlRpcKind.String;
                return true;
            case "double":
                kind = XmlRpcKind.Double;
                return true;
            case "dateTime.iso8601":
                kind = XmlRpcKind.DateTime;
                return true;
            case "base64":
                kind = XmlRpcKind.Base64;
                return true;
            case "struct":
                kind = XmlRpcKind.Struct;
                return true;
            case "array":
                kind = XmlRpcKind.Array;
                return true;
            default:
                kind = XmlRpcKind.Nil;
                return name is "nil";
        }
    }
}
