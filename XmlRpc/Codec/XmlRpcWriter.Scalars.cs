// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Text.Unicode;
using XmlRpc.Values;

namespace XmlRpc.Codec;

public sealed partial class XmlRpcWriter
{
    // Room for the longest whole number and for the longest pair of tags around one.
    private const int NumberRoom = 64;

    /// <summary>Writes a whole number of 32 bits as <c>int</c>.</summary>
    /// <param name="value">The number.</param>
    public void WriteInt(int value)
    {
        BeginValue();
        WriteNumber("<value><int>"u8, value, "</int></value>"u8);
    }

    /// <summary>Writes a whole number of 64 bits as <c>i8</c>, or as <see cref="IntegerMode"/> says.</summary>
    /// <param name="value">The number.</param>
    public void WriteInt64(long value)
    {
        BeginValue();
        if (IntegerMode == XmlRpcIntegerMode.I8)
        {
            WriteNumber("<value><i8>"u8, value, "</i8></value>"u8);
            return;
        }

        WriteNumber("<value><string>"u8, value, "</string></value>"u8);
    }

    /// <summary>
    /// Writes a whole number as <c>int</c> where 32 bits hold it, otherwise as <see cref="IntegerMode"/> says.
    /// </summary>
    /// <param name="value">The number.</param>
    public void WriteInteger(long value)
    {
        if (value == (int)value)
        {
            WriteInt((int)value);
            return;
        }

        WriteInt64(value);
    }

    /// <summary>
    /// Writes a whole number as <see cref="WriteInteger(long)"/> does; one that 64 bits with a sign do not hold becomes
    /// a <c>string</c> of decimal digits.
    /// </summary>
    /// <param name="value">The number.</param>
    public void WriteInteger(ulong value)
    {
        if (value <= long.MaxValue)
        {
            WriteInteger((long)value);
            return;
        }

        BeginValue();
        Write("<value><string>"u8);
        Span<byte> room = _output.GetSpan(NumberRoom);
        Utf8Formatter.TryFormat(value, room, out int length);
        _output.Advance(length);
        Write("</string></value>"u8);
    }

    /// <summary>Writes a <c>boolean</c>.</summary>
    /// <param name="value">True or false.</param>
    public void WriteBoolean(bool value)
    {
        BeginValue();
        Write(value ? "<value><boolean>1</boolean></value>"u8 : "<value><boolean>0</boolean></value>"u8);
    }

    /// <summary>
    /// Writes a <c>double</c>: the shortest decimal number that reads back as the same one, without an exponent.
    /// </summary>
    /// <param name="value">The number, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite; nothing was written.</exception>
    public void WriteDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "XML-RPC carries finite numbers only.");
        }

        BeginValue();
        Write("<value><double>"u8);
        Span<byte> room = _output.GetSpan(DoubleText.MostBytes);
        _output.Advance(DoubleText.Format(value, room));
        Write("</double></value>"u8);
    }

    /// <summary>
    /// Writes a <c>dateTime.iso8601</c> as <c>yyyyMMddTHH:mm:ss</c> in UTC; fractions of a second are cut off.
    /// </summary>
    /// <param name="value">The instant; local times are converted, a time without a zone is taken as UTC.</param>
    public void WriteDateTime(DateTime value)
    {
        BeginValue();
        Write("<value><dateTime.iso8601>"u8);
        Span<byte> room = _output.GetSpan(DateTimeText.Bytes);
        DateTime utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        _output.Advance(DateTimeText.Format(utc, room));
        Write("</dateTime.iso8601></value>"u8);
    }

    /// <summary>Writes a <c>base64</c>.</summary>
    /// <param name="value">The bytes.</param>
    public void WriteBase64(ReadOnlySpan<byte> value)
    {
        const int Chunk = 3 * 1024;
        BeginValue();
        Write("<value><base64>"u8);
        while (value.Length > 0)
        {
            ReadOnlySpan<byte> part = value[..Math.Min(Chunk, value.Length)];
            Span<byte> room = _output.GetSpan(Base64.GetMaxEncodedToUtf8Length(part.Length));
            Base64.EncodeToUtf8(part, room, out _, out int written);
            _output.Advance(written);
            value = value[part.Length..];
        }

        Write("</base64></value>"u8);
    }

    /// <summary>Writes a <c>nil</c>, which not every client reads.</summary>
    public void WriteNil()
    {
        BeginValue();
        Write("<value><nil/></value>"u8);
    }

    /// <summary>Writes a <c>string</c>; what XML cannot carry becomes U+FFFD.</summary>
    /// <param name="value">The text.</param>
    public void WriteString(ReadOnlySpan<char> value)
    {
        BeginValue();
        Write("<value><string>"u8);
        XmlText.Write(_output, value);
        Write("</string></value>"u8);
    }

    /// <summary>
    /// Writes a <c>string</c> given as UTF-8; what is no UTF-8 and what XML cannot carry becomes U+FFFD.
    /// </summary>
    /// <param name="value">The text.</param>
    public void WriteUtf8String(ReadOnlySpan<byte> value)
    {
        BeginValue();
        Write("<value><string>"u8);
        XmlText.Write(_output, value);
        Write("</string></value>"u8);
    }

    /// <summary>Writes a <c>string</c> given as UTF-8 that is known to need no escaping.</summary>
    /// <param name="value">
    /// The text: valid UTF-8 without markup and without control characters. It is not checked.
    /// </param>
    public void WriteCleanUtf8String(ReadOnlySpan<byte> value)
    {
        Debug.Assert(Utf8.IsValid(value) && XmlText.IsClean(value), "The text needs escaping.");
        BeginValue();
        Write("<value><string>"u8);
        Write(value);
        Write("</string></value>"u8);
    }

    /// <summary>Writes a value of any kind with everything in it.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">It is nested too deeply.</exception>
    public void WriteValue(XmlRpcValue value)
    {
        switch (value.Kind)
        {
            case XmlRpcKind.Int:
                WriteInt(value.AsInt32());
                break;
            case XmlRpcKind.Int64:
                WriteInt64(value.AsInt64());
                break;
            case XmlRpcKind.Boolean:
                WriteBoolean(value.AsBoolean());
                break;
            case XmlRpcKind.Double:
                WriteDouble(value.AsDouble());
                break;
            case XmlRpcKind.DateTime:
                WriteDateTime(value.AsDateTime());
                break;
            case XmlRpcKind.String:
                WriteString(value.AsString());
                break;
            case XmlRpcKind.Base64:
                WriteBase64(value.AsBase64());
                break;
            case XmlRpcKind.Array:
                WriteArray(value.AsArray());
                break;
            case XmlRpcKind.Struct:
                WriteStruct(value.AsStruct());
                break;
            default:
                WriteNil();
                break;
        }
    }

    private void WriteArray(IReadOnlyList<XmlRpcValue> values)
    {
        BeginArray();
        for (int i = 0; i < values.Count; i++)
        {
            WriteValue(values[i]);
        }

        EndArray();
    }

    private void WriteStruct(XmlRpcStruct members)
    {
        BeginStruct();
        foreach (KeyValuePair<string, XmlRpcValue> member in members)
        {
            BeginMember(member.Key);
            WriteValue(member.Value);
            EndMember();
        }

        EndStruct();
    }

    private void Write(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    private void WriteNumber(ReadOnlySpan<byte> before, long value, ReadOnlySpan<byte> after)
    {
        Span<byte> room = _output.GetSpan(NumberRoom);
        before.CopyTo(room);
        value.TryFormat(room[before.Length..], out int digits, default, CultureInfo.InvariantCulture);
        after.CopyTo(room[(before.Length + digits)..]);
        _output.Advance(before.Length + digits + after.Length);
    }
}
