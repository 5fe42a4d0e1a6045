// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Net;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <summary>An address of the command line, with its family.</summary>
/// <param name="Address">The address.</param>
/// <param name="Family">2 (IPv4) or 10 (IPv6).</param>
internal readonly record struct AddressArgument(NetAddress Address, byte Family)
{
    /// <summary>The family of IPv4.</summary>
    public const byte IPv4 = 2;

    /// <summary>The family of IPv6.</summary>
    public const byte IPv6 = 10;

    private static readonly SearchValues<char> s_addressCharacters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>Reads an address: IPv4 as inet_aton(3) does, else IPv6.</summary>
    /// <param name="text">The text.</param>
    /// <param name="argument">The address.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out AddressArgument argument)
    {
        if (TryParseIPv4(text, out uint address))
        {
            argument = new AddressArgument(NetAddress.FromIPv4(address), IPv4);
            return true;
        }

        // The framework also takes brackets, scopes and prefix lengths.
        bool isIPv6 = text.Contains(':') && !text.ContainsAnyExcept(s_addressCharacters);
        if (isIPv6 && IPAddress.TryParse(text, out IPAddress? parsed))
        {
            argument = new AddressArgument(NetAddress.From(parsed), IPv6);
            return true;
        }

        argument = default;
        return false;
    }

    /// <summary>The mask of a prefix length.</summary>
    /// <param name="length">0 to 32 or 128.</param>
    /// <param name="family">2 (IPv4) or 10 (IPv6).</param>
    public static NetAddress MaskOf(int length, byte family)
    {
        Span<byte> bytes = stackalloc byte[family == IPv4 ? 4 : 16];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(0xff00 >> Math.Clamp(length - (i * 8), 0, 8));
        }

        return NetAddress.FromBytes(bytes);
    }

    /// <summary>One to four numbers with dots between, of which the last one fills what is left; a blank ends the text.</summary>
    private static bool TryParseIPv4(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        for (int part = 1; part <= 4; part++)
        {
            if (text is [] || !char.IsAsciiDigit(text[0]))
            {
                return false;
            }

            ulong value = CNumber.Unsigned(text, out int length);
            text = text[length..];
            if (text is ['.', ..] && value <= byte.MaxValue)
            {
                address |= (uint)value << (32 - (part * 8));
                text = text[1..];
                continue;
            }

            address |= (uint)value;
            return value <= uint.MaxValue >> ((part - 1) * 8) && text is ([] or [' ' or (>= '\t' and <= '\r'), ..]);
        }

        return false;
    }
}
