// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace XmlRpc.Values;

/// <summary>The names of the XML-RPC types, as they stand in documents and in <c>system.methodSignature</c>.</summary>
public static class XmlRpcTypes
{
    /// <summary>A whole number of 32 bits.</summary>
    public const string Int = "int";

    /// <summary>A whole number of 64 bits.</summary>
    public const string Int64 = "i8";

    /// <summary>True or false.</summary>
    public const string Boolean = "boolean";

    /// <summary>A number of double precision.</summary>
    public const string Double = "double";

    /// <summary>A date and time.</summary>
    public const string DateTime = "dateTime.iso8601";

    /// <summary>Text.</summary>
    public const string String = "string";

    /// <summary>Bytes.</summary>
    public const string Base64 = "base64";

    /// <summary>A sequence of values.</summary>
    public const string Array = "array";

    /// <summary>Values by name.</summary>
    public const string Struct = "struct";

    /// <summary>Nothing.</summary>
    public const string Nil = "nil";

    /// <summary>A value of any type; stands in signatures only.</summary>
    public const string Any = "any";

    /// <summary>Gives the name of a kind of value.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The name of its element.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static string NameOf(XmlRpcKind kind) => kind switch
    {
        XmlRpcKind.Nil => Nil,
        XmlRpcKind.Int => Int,
        XmlRpcKind.Int64 => Int64,
        XmlRpcKind.Boolean => Boolean,
        XmlRpcKind.Double => Double,
        XmlRpcKind.DateTime => DateTime,
        XmlRpcKind.String => String,
        XmlRpcKind.Base64 => Base64,
        XmlRpcKind.Array => Array,
        XmlRpcKind.Struct => Struct,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
