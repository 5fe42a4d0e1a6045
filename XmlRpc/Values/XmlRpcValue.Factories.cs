// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace XmlRpc.Values;

public readonly partial struct XmlRpcValue
{
    /// <summary>The nil value.</summary>
    public static XmlRpcValue Nil => default;

    /// <summary>Makes a whole number of 32 bits.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static XmlRpcValue FromInt32(int value) => new(XmlRpcKind.Int, value);

    /// <summary>Makes a whole number of 64 bits, whatever its size.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The value.</returns>
    public static XmlRpcValue FromInt64(long value) => new(XmlRpcKind.Int64, value);

    /// <summary>Makes a whole number of the narrowest kind that holds it.</summary>
    /// <param name="value">The number.</param>
    /// <returns>
    /// An <see cref="XmlRpcKind.Int"/> where 32 bits suffice, otherwise an <see cref="XmlRpcKind.Int64"/>.
    /// </returns>
    public static XmlRpcValue FromInteger(long value) =>
        new(value == (int)value ? XmlRpcKind.Int : XmlRpcKind.Int64, value);

    /// <summary>Makes a truth value.</summary>
    /// <param name="value">True or false.</param>
    /// <returns>The value.</returns>
    public static XmlRpcValue FromBoolean(bool value) => new(XmlRpcKind.Boolean, value ? 1 : 0);

    /// <summary>Makes a number of double precision.</summary>
    /// <param name="value">The number; must be finite, since XML-RPC has neither infinities nor NaN.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static XmlRpcValue FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "XML-RPC carries finite numbers only.");
        }

        return new(XmlRpcKind.Double, BitConverter.DoubleToInt64Bits(value));
    }

    /// <summary>Makes a date and time.</summary>
    /// <param name="value">
    /// The instant; local times are converted to UTC, a time without a zone is taken as UTC.
    /// </param>
    /// <returns>The value, in UTC.</returns>
    public static XmlRpcValue FromDateTime(DateTime value)
    {
        DateTime utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        return new(XmlRpcKind.DateTime, utc.Ticks);
    }

    /// <summary>Makes a text.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The value.</returns>
    public static XmlRpcValue FromString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(XmlRpcKind.String, 0, value);
    }

    /// <summary>Makes a value of bytes.</summary>
    /// <param name="value">The bytes, which the value keeps and nobody may change afterwards.</param>
    /// <returns>The value.</returns>
    public static XmlRpcValue FromBase64(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(XmlRpcKind.Base64, 0, value);
    }

    /// <summary>Makes an array.</summary>
    /// <param name="values">The elements, which the value keeps and nobody may change afterwards.</param>
    /// <returns>The value.</returns>
    public static XmlRpcValue FromArray(IReadOnlyList<XmlRpcValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new(XmlRpcKind.Array, 0, values);
    }

    /// <summary>Makes a struct.</summary>
    /// <param name="members">The members, which the value keeps and nobody may change afterwards.</param>
    /// <returns>The value.</returns>
    public static XmlRpcValue FromStruct(XmlRpcStruct members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new(XmlRpcKind.Struct, 0, members);
    }

    /// <summary>Converts as <see cref="FromInt32"/> does.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator XmlRpcValue(int value) => FromInt32(value);

    /// <summary>Converts as <see cref="FromInteger"/> does: to the narrowest kind that holds the number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator XmlRpcValue(long value) => FromInteger(value);

    /// <summary>Converts as <see cref="FromBoolean"/> does.</summary>
    /// <param name="value">True or false.</param>
    public static implicit operator XmlRpcValue(bool value) => FromBoolean(value);

    /// <summary>Converts as <see cref="FromDouble"/> does.</summary>
    /// <param name="value">The number, finite.</param>
    public static implicit operator XmlRpcValue(double value) => FromDouble(value);

    /// <summary>Converts as <see cref="FromDateTime"/> does.</summary>
    /// <param name="value">The instant.</param>
    public static implicit operator XmlRpcValue(DateTime value) => FromDateTime(value);

    /// <summary>Converts as <see cref="FromString"/> does.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator XmlRpcValue(string value) => FromString(value);

    /// <summary>Converts as <see cref="FromBase64"/> does.</summary>
    /// <param name="value">The bytes.</param>
    public static implicit operator XmlRpcValue(byte[] value) => FromBase64(value);

    /// <summary>Converts as <see cref="FromArray"/> does.</summary>
    /// <param name="values">The elements.</param>
    public static implicit operator XmlRpcValue(XmlRpcValue[] values) => FromArray(values);

    /// <summary>Converts as <see cref="FromStruct"/> does.</summary>
    /// <param name="members">The members.</param>
    public static implicit operator XmlRpcValue(XmlRpcStruct members) => FromStruct(members);
}
