// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>Turns the text of a scalar into its value; the one place that decides what is accepted.</summary>
internal static class ScalarText
{
    /// <summary>Reads the text of any scalar but a string and nil.</summary>
    /// <exception cref="XmlRpcFormatException">The text is no such value.</exception>
    internal static XmlRpcValue Parse(XmlRpcKind kind, ReadOnlySpan<char> text, XmlRpcLimits limits) =>
        TryParse(kind, text, limits, out XmlRpcValue value) ? value : throw Refuse(kind);

    internal static bool TryParse(XmlRpcKind kind, ReadOnlySpan<char> text, XmlRpcLimits limits, out XmlRpcValue value)
    {
        value = default;
        switch (kind)
        {
            case XmlRpcKind.Int:
                bool narrow = TryParseInteger(text, limits, out long number) && number == (int)number;
                value = XmlRpcValue.FromInt32((int)number);
                return narrow;
            case XmlRpcKind.Int64:
                bool wide = TryParseInteger(text, limits, out number);
                value = XmlRpcValue.FromInt64(number);
                return wide;
            case XmlRpcKind.Boolean:
                value = XmlRpcValue.FromBoolean(text is "1");
                return text is "1" or "0";
            case XmlRpcKind.Double:
                bool finite = text.Length <= limits.DoubleCharacters & DoubleText.TryParse(text, out double real);
                value = finite ? XmlRpcValue.FromDouble(real) : default;
                return finite;
            case XmlRpcKind.DateTime:
                bool dated = text.Length <= limits.NumberCharacters & DateTimeText.TryParse(text, out DateTime instant);
                value = XmlRpcValue.FromDateTime(instant);
                return dated;
            case XmlRpcKind.Base64:
                return TryParseBase64(text, out value);
            default:
                throw new ArgumentOutOfRangeException(nameof(kind));
        }
    }

    private static bool TryParseInteger(ReadOnlySpan<char> text, XmlRpcLimits limits, out long number)
    {
        number = 0;
        if (text.Length > limits.NumberCharacters)
        {
            return false;
        }

        bool negative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<char> digits = negative || (text.Length > 0 && text[0] == '+') ? text[1..] : text;
        if (digits.IsEmpty)
        {
            return false;
        }

        // Summed up below zero, where there is room for one number more.
        foreach (char c in digits)
        {
            int digit = c - '0';
            if (digit is < 0 or > 9 || number < long.MinValue / 10 || (number *= 10) < long.MinValue + digit)
            {
                return false;
            }

            number -= digit;
        }

        if (negative)
        {
            return true;
        }

        number = unchecked(-number);
        return number >= 0;
    }

    private static bool TryParseBase64(ReadOnlySpan<char> text, out XmlRpcValue value)
    {
        value = default;
        byte[] room = new byte[(text.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64Chars(text, room, out int length))
        {
            return false;
        }

        value = XmlRpcValue.FromBase64(length == room.Length ? room : room[..length]);
        return true;
    }

    private static XmlRpcFormatException Refuse(XmlRpcKind kind) =>
        new(XmlRpcFaultCodes.NotXmlRpc,
            Messages.Format($"The text of a value is no valid {XmlRpcTypes.NameOf(kind)}."));
}
