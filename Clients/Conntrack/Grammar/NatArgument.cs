// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <summary>What an address translation is asked for by: nothing, an address, or an address and a port.</summary>
/// <param name="Address">The translated address; null for any.</param>
/// <param name="Port">The translated port; null for any.</param>
internal sealed record NatArgument(NetAddress? Address = null, ushort? Port = null)
{
    /// <summary>Splits <c>IP</c>, <c>IP:PORT</c> or <c>[IPv6]:PORT</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address, not yet read.</param>
    /// <exception cref="CommandLineException">The port or the brackets are not valid.</exception>
    public static ushort? SplitPort(string text, out string address)
    {
        int colon = text.LastIndexOf(':');
        address = text;
        if (text is ['[', ..])
        {
            return SplitBracketed(text, out address);
        }

        // More than one colon is an address of IPv6 without a port.
        if (colon < 0 || text.IndexOf(':') != colon)
        {
            return null;
        }

        address = text[..colon];
        return ParsePort(text[(colon + 1)..]);
    }

    private static ushort? SplitBracketed(string text, out string address)
    {
        int end = text.IndexOf(']');
        if (end < 0)
        {
            throw new CommandLineException("No closing ']' around IPv6 address");
        }

        if (end == 1)
        {
            throw new CommandLineException("No IPv6 address specified");
        }

        if (end + 1 >= text.Length || text[end + 1] != ':')
        {
            address = text;
            return null;
        }

        address = text[1..end];
        return ParsePort(text[(end + 2)..]);
    }

    private static ushort ParsePort(string text)
    {
        if (text.Length == 0)
        {
            throw new CommandLineException("No port specified after `:'");
        }

        return !text.AsSpan().ContainsAnyExceptInRange('0', '9') && CNumber.Decimal(text) is var port and <= ushort.MaxValue
            ? (ushort)port
            : throw new CommandLineException($"Invalid port `{text}'");
    }
}
