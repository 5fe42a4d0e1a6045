// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using Localization;

namespace XmlRpc.Values;

public readonly partial struct XmlRpcValue
{
    /// <summary>Gives the number when this is a whole number that 32 bits hold.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True for an <c>int</c>, and for an <c>i8</c> that is small enough.</returns>
    public bool TryGetInt32(out int value)
    {
        value = (int)_bits;
        return (Kind == XmlRpcKind.Int || Kind == XmlRpcKind.Int64) && value == _bits;
    }

    /// <summary>Gives the number when this is a whole number.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True for an <c>int</c> and an <c>i8</c>.</returns>
    public bool TryGetInt64(out long value)
    {
        value = _bits;
        return Kind == XmlRpcKind.Int || Kind == XmlRpcKind.Int64;
    }

    /// <summary>Gives the truth value when this is one.</summary>
    /// <param name="value">True or false.</param>
    /// <returns>True for a <c>boolean</c>.</returns>
    public bool TryGetBoolean(out bool value)
    {
        value = _bits != 0;
        return Kind == XmlRpcKind.Boolean;
    }

    /// <summary>Gives the number when this is one of double precision, or a whole number of 32 bits.</summary>
    /// <param name="value">The number.</param>
    /// <returns>True for a <c>double</c> and an <c>int</c>, which a double holds exactly.</returns>
    public bool TryGetDouble(out double value)
    {
        value = Kind == XmlRpcKind.Int ? _bits : BitConverter.Int64BitsToDouble(_bits);
        return Kind == XmlRpcKind.Double || Kind == XmlRpcKind.Int;
    }

    /// <summary>Gives the instant when this is one.</summary>
    /// <param name="value">The instant, in UTC.</param>
    /// <returns>True for a <c>dateTime.iso8601</c>.</returns>
    public bool TryGetDateTime(out DateTime value)
    {
        bool found = Kind == XmlRpcKind.DateTime;
        value = found ? new DateTime(_bits, DateTimeKind.Utc) : default;
        return found;
    }

    /// <summary>Gives the text when this is one.</summary>
    /// <param name="value">The text.</param>
    /// <returns>True for a <c>string</c>.</returns>
    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = Kind == XmlRpcKind.String ? (string)_reference! : null;
        return value is not null;
    }

    /// <summary>Gives the bytes when this holds some.</summary>
    /// <param name="value">The bytes, shared with this value.</param>
    /// <returns>True for a <c>base64</c>.</returns>
    public bool TryGetBase64([NotNullWhen(true)] out byte[]? value)
    {
        value = Kind == XmlRpcKind.Base64 ? (byte[])_reference! : null;
        return value is not null;
    }

    /// <summary>Gives the elements when this is an array.</summary>
    /// <param name="values">The elements, shared with this value.</param>
    /// <returns>True for an <c>array</c>.</returns>
    public bool TryGetArray([NotNullWhen(true)] out IReadOnlyList<XmlRpcValue>? values)
    {
        values = Kind == XmlRpcKind.Array ? (IReadOnlyList<XmlRpcValue>)_reference! : null;
        return values is not null;
    }

    /// <summary>Gives the members when this is a struct.</summary>
    /// <param name="members">The members, shared with this value.</param>
    /// <returns>True for a <c>struct</c>.</returns>
    public bool TryGetStruct([NotNullWhen(true)] out XmlRpcStruct? members)
    {
        members = Kind == XmlRpcKind.Struct ? (XmlRpcStruct)_reference! : null;
        return members is not null;
    }

    /// <summary>Gives the number of this whole number of 32 bits.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidCastException">This is no whole number, or too large a one.</exception>
    public int AsInt32() => TryGetInt32(out int value) ? value : throw NotA(XmlRpcTypes.Int);

    /// <summary>Gives the number of this whole number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidCastException">This is no whole number.</exception>
    public long AsInt64() => TryGetInt64(out long value) ? value : throw NotA(XmlRpcTypes.Int64);

    /// <summary>Gives this truth value.</summary>
    /// <returns>True or false.</returns>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public bool AsBoolean() => TryGetBoolean(out bool value) ? value : throw NotA(XmlRpcTypes.Boolean);

    /// <summary>Gives this number.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidCastException">This is neither a double nor an int.</exception>
    public double AsDouble() => TryGetDouble(out double value) ? value : throw NotA(XmlRpcTypes.Double);

    /// <summary>Gives this instant.</summary>
    /// <returns>The instant, in UTC.</returns>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public DateTime AsDateTime() => TryGetDateTime(out DateTime value) ? value : throw NotA(XmlRpcTypes.DateTime);

    /// <summary>Gives this text.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public string AsString() => TryGetString(out string? value) ? value : throw NotA(XmlRpcTypes.String);

    /// <summary>Gives these bytes.</summary>
    /// <returns>The bytes, shared with this value.</returns>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public byte[] AsBase64() => TryGetBase64(out byte[]? value) ? value : throw NotA(XmlRpcTypes.Base64);

    /// <summary>Gives the elements of this array.</summary>
    /// <returns>The elements, shared with this value.</returns>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public IReadOnlyList<XmlRpcValue> AsArray() =>
        TryGetArray(out IReadOnlyList<XmlRpcValue>? values) ? values : throw NotA(XmlRpcTypes.Array);

    /// <summary>Gives the members of this struct.</summary>
    /// <returns>The members, shared with this value.</returns>
    /// <exception cref="InvalidCastException">This is something else.</exception>
    public XmlRpcStruct AsStruct() =>
        TryGetStruct(out XmlRpcStruct? members) ? members : throw NotA(XmlRpcTypes.Struct);

    private InvalidCastException NotA(string wanted) =>
        new(Messages.Format(
            $"An XML-RPC value of type {wanted} was expected, but it is of type {XmlRpcTypes.NameOf(Kind)}."));
}
