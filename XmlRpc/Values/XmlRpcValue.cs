// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;

namespace XmlRpc.Values;

/// <summary>One XML-RPC value: a kind, and its content inline or by reference.</summary>
/// <remarks>
/// The default value is nil. A value is immutable as far as it is itself concerned; a struct, an array or bytes that it
/// refers to are shared with whoever made it. Safe for concurrent readers.
/// </remarks>
public readonly partial struct XmlRpcValue
{
    private readonly object? _reference;
    private readonly long _bits;

    private XmlRpcValue(XmlRpcKind kind, long bits, object? reference = null)
    {
        Kind = kind;
        _bits = bits;
        _reference = reference;
    }

    /// <summary>The kind of this value.</summary>
    public XmlRpcKind Kind { get; }

    /// <summary>Tells whether this value is nil.</summary>
    public bool IsNil => Kind == XmlRpcKind.Nil;

    /// <summary>Gives a short text for logs and debuggers: scalars as they are, containers by their size.</summary>
    /// <returns>The text; long strings are not shortened.</returns>
    public override string ToString() => Kind switch
    {
        XmlRpcKind.Nil => "nil",
        XmlRpcKind.Int or XmlRpcKind.Int64 => _bits.ToString(CultureInfo.InvariantCulture),
        XmlRpcKind.Boolean => _bits != 0 ? "true" : "false",
        XmlRpcKind.Double => BitConverter.Int64BitsToDouble(_bits).ToString("R", CultureInfo.InvariantCulture),
        XmlRpcKind.DateTime => new DateTime(_bits, DateTimeKind.Utc).ToString("u", CultureInfo.InvariantCulture),
        XmlRpcKind.String => (string)_reference!,
        XmlRpcKind.Base64 => $"base64[{((byte[])_reference!).Length}]",
        XmlRpcKind.Array => $"array[{((IReadOnlyList<XmlRpcValue>)_reference!).Count}]",
        _ => $"struct[{((XmlRpcStruct)_reference!).Count}]",
    };
}
