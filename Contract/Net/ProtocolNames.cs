// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;

namespace Contract.Net;

/// <summary>
/// Names of IP protocols: those that conntrack(8) prints, and the common ones of <c>/etc/protocols</c>. Immutable; safe
/// to use from any thread.
/// </summary>
public static class ProtocolNames
{
    private static readonly FrozenDictionary<byte, string> s_names = new Dictionary<byte, string>
    {
        [1] = "icmp",
        [2] = "igmp",
        [4] = "ipip",
        [6] = "tcp",
        [17] = "udp",
        [33] = "dccp",
        [46] = "rsvp",
        [47] = "gre",
        [50] = "esp",
        [51] = "ah",
        [58] = "icmpv6",
        [89] = "ospf",
        [94] = "etherip",
        [103] = "pim",
        [108] = "ipcomp",
        [112] = "vrrp",
        [115] = "l2tp",
        [132] = "sctp",
        [136] = "udplite",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, byte> s_numbers = IndexByName();

    /// <summary>The numbers that have a name, with the name, in no particular order.</summary>
    public static IReadOnlyDictionary<byte, string> All => s_names;

    /// <summary>The name of a protocol, or its number in decimal.</summary>
    /// <param name="protocol">The protocol number.</param>
    /// <returns>Text that <see cref="TryParse"/> reads back.</returns>
    public static string NameOf(byte protocol) =>
        s_names.TryGetValue(protocol, out string? name) ? name : protocol.ToString(CultureInfo.InvariantCulture);

    /// <summary>Finds the number of a protocol by its name, in any case.</summary>
    /// <param name="name">A name; <c>icmp6</c>, <c>ipv6-icmp</c> and <c>ipencap</c> are understood too.</param>
    /// <param name="protocol">The protocol number when found.</param>
    /// <returns>Whether it is the name of a protocol.</returns>
    public static bool TryGetNumber(string name, out byte protocol) => s_numbers.TryGetValue(name, out protocol);

    /// <summary>Reads a protocol: a name in any case, or a number from 0 to 255 in decimal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="protocol">The protocol number when it is one.</param>
    /// <returns>Whether the text is a protocol.</returns>
    public static bool TryParse(string text, out byte protocol) =>
        TryGetNumber(text, out protocol) ||
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out protocol);

    private static FrozenDictionary<string, byte> IndexByName()
    {
        Dictionary<string, byte> numbers = new(StringComparer.OrdinalIgnoreCase)
        {
            ["icmp6"] = 58,
            ["ipv6-icmp"] = 58,
            ["ipencap"] = 4,
        };
        foreach ((byte number, string name) in s_names)
        {
            numbers.Add(name, number);
        }

        return numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
