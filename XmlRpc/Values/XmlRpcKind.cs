// SPDX-License-Identifier: GPL-2.0-or-later
namespace XmlRpc.Values;

/// <summary>The type of an XML-RPC value.</summary>
public enum XmlRpcKind : byte
{
    /// <summary>Nothing (<c>nil</c>, an extension that is read everywhere and written on request only).</summary>
    Nil,

    /// <summary>A signed whole number of 32 bits (<c>int</c>, <c>i4</c>).</summary>
    Int,

    /// <summary>A signed whole number of 64 bits (<c>i8</c>, an extension).</summary>
    Int64,

    /// <summary>True or false (<c>boolean</c>).</summary>
    Boolean,

    /// <summary>A finite number of double precision (<c>double</c>).</summary>
    Double,

    /// <summary>A date and time in UTC, to the second when written (<c>dateTime.iso8601</c>).</summary>
    DateTime,

    /// <summary>Text (<c>string</c>, or a value without a type).</summary>
    String,

    /// <summary>Bytes (<c>base64</c>).</summary>
    Base64,

    /// <summary>A sequence of values (<c>array</c>).</summary>
    Array,

    /// <summary>Values by name (<c>struct</c>).</summary>
    Struct,
}
