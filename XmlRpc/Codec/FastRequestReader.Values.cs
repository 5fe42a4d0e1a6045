// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using XmlRpc.Values;

namespace XmlRpc.Codec;

internal ref partial struct FastRequestReader
{
    // That of dateTime.iso8601.
    private const int MostTypeCharacters = 16;

    // Longer ones are rare; the limits may allow them, and the strict reader reads them.
    private const int MostScalarCharacters = 64;

    // Begins behind <value> and ends behind </value>.
    private bool TryReadValue(int depth, out XmlRpcValue value)
    {
        value = default;
        if (++_values > _limits.Values)
        {
            return false;
        }

        ReadOnlySpan<byte> content = _rest;
        SkipBlanks();
        if (_rest.StartsWith("<"u8) && !_rest.StartsWith("</"u8))
        {
            return TryReadTyped(depth, out value) && Next("</value>"u8);
        }

        _rest = content;
        return TryReadString(out value) && Take("</value>"u8);
    }

    private bool TryReadTyped(int depth, out XmlRpcValue value)
    {
        value = default;
        if (Take("<nil/>"u8))
        {
            return true;
        }

        if (!TryTakeType(out ReadOnlySpan<byte> name, out XmlRpcKind kind))
        {
            return false;
        }

        bool read = kind switch
        {
            XmlRpcKind.Struct => TryReadStruct(depth, out value),
            XmlRpcKind.Array => TryReadArray(depth, out value),
            XmlRpcKind.String => TryReadString(out value),
            XmlRpcKind.Base64 => TryReadBase64(out value),
            XmlRpcKind.Nil => true,
            _ => TryReadScalar(kind, out value),
        };
        return read && Take("</"u8) && Take(name) && Take(">"u8);
    }

    private bool TryTakeType(out ReadOnlySpan<byte> name, out XmlRpcKind kind)
    {
        kind = default;
        name = _rest[1..Math.Min(_rest.Length, MostTypeCharacters + 2)];
        int length = name.IndexOf((byte)'>');
        if (length < 0)
        {
            return false;
        }

        name = name[..length];
        Span<char> characters = stackalloc char[MostTypeCharacters];
        Ascii.ToUtf16(name, characters, out int written);
        _rest = _rest[(length + 2)..];
        return written == length && XmlRpcElement.TryGetKind(characters[..written], out kind);
    }

    private bool TryReadStruct(int depth, out XmlRpcValue value)
    {
        value = default;
        if (depth >= _mostDepth)
        {
            return false;
        }

        var members = new XmlRpcStruct();
        while (Next("<member>"u8))
        {
            if (!Next("<name>"u8) || !TryReadText(out string? name) || !Take("</name>"u8) || !Next("<value>"u8)
                || !TryReadValue(depth + 1, out XmlRpcValue member) || !Next("</member>"u8)
                || !members.TryAdd(name, member))
            {
                return false;
            }
        }

        value = XmlRpcValue.FromStruct(members);
        return true;
    }

    private bool TryReadArray(int depth, out XmlRpcValue value)
    {
        value = default;
        if (depth >= _mostDepth || !Next("<data>"u8))
        {
            return false;
        }

        var values = new List<XmlRpcValue>();
        while (Next("<value>"u8))
        {
            if (!TryReadValue(depth + 1, out XmlRpcValue element))
            {
                return false;
            }

            values.Add(element);
        }

        bool read = Next("</data>"u8);
        SkipBlanks();
        value = XmlRpcValue.FromArray(values);
        return read;
    }

    private bool TryReadScalar(XmlRpcKind kind, out XmlRpcValue value)
    {
        value = default;
        int most = kind == XmlRpcKind.Double ? _limits.DoubleCharacters : _limits.NumberCharacters;
        if (!TryTakeText(out ReadOnlySpan<byte> text) || text.Length > Math.Min(most, MostScalarCharacters)
            || text.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return false;
        }

        Span<char> characters = stackalloc char[MostScalarCharacters];
        Ascii.ToUtf16(text, characters, out int length);
        return ScalarText.TryParse(kind, characters[..length], _limits, out value);
    }

    private bool TryReadBase64(out XmlRpcValue value)
    {
        value = default;
        return TryReadText(out string? text) && ScalarText.TryParse(XmlRpcKind.Base64, text, _limits, out value);
    }

    private bool TryReadString(out XmlRpcValue value)
    {
        bool read = TryReadText(out string? text);
        value = read ? XmlRpcValue.FromString(text!) : default;
        return read;
    }

    private bool TryReadText([NotNullWhen(true)] out string? text)
    {
        text = null;
        if (!TryTakeText(out ReadOnlySpan<byte> utf8) || !IsPlain(utf8))
        {
            return false;
        }

        text = Encoding.UTF8.GetString(utf8);
        return !utf8.Contains((byte)'&') || TryExpand(text, out text);
    }

    // Takes everything up to the next tag, unchecked.
    private bool TryTakeText(out ReadOnlySpan<byte> text)
    {
        int length = _rest.IndexOf((byte)'<');
        text = length < 0 ? default : _rest[..length];
        _rest = _rest[text.Length..];
        return length >= 0;
    }

    // CR is read as LF, and "]]>" is a mistake.
    private static bool IsPlain(ReadOnlySpan<byte> utf8) =>
        !utf8.ContainsAnyInRange((byte)0, (byte)'\b')
        && !utf8.ContainsAnyInRange((byte)'\v', (byte)0x1F)
        && utf8.IndexOf("]]>"u8) < 0
        && utf8.IndexOf(XmlText.NonCharacterPrefix) < 0
        && Utf8.IsValid(utf8);

    private static bool TryExpand(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? expanded)
    {
        expanded = null;
        var result = new StringBuilder(text.Length);
        int at;
        while ((at = text.IndexOf('&')) >= 0)
        {
            result.Append(text[..at]);
            text = text[(at + 1)..];
            int length = text.IndexOf(';');
            char? character = length < 0 ? null : Predefined(text[..length]);
            if (character is null)
            {
                return false;
            }

            result.Append(character);
            text = text[(length + 1)..];
        }

        expanded = result.Append(text).ToString();
        return true;
    }

    private static char? Predefined(ReadOnlySpan<char> name) => name switch
    {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => null,
    };
}
