// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using Contract.Net;

namespace Inventory.Checking;

/// <summary>
/// The same statements in the same words, where nft prints other words than it was given (nftables 1.0.6): types instead
/// of fields, numbers of protocols, addresses, flags, defaults.
/// </summary>
internal static class NftPhrases
{
    private const string DefaultBurst = " burst 5 packets";

    private static readonly FrozenDictionary<string, string> s_typeOfField = new Dictionary<string, string>
    {
        ["iifname"] = "ifname",
        ["oifname"] = "ifname",
        ["ip saddr"] = "ipv4_addr",
        ["ip daddr"] = "ipv4_addr",
        ["ip6 saddr"] = "ipv6_addr",
        ["ip6 daddr"] = "ipv6_addr",
        ["meta l4proto"] = "inet_proto",
        ["th sport"] = "inet_service",
        ["th dport"] = "inet_service",
        ["icmp type"] = "icmp_type",
        ["icmp code"] = "icmp_code",
        ["icmpv6 type"] = "icmpv6_type",
        ["icmpv6 code"] = "icmpv6_code",
    }.ToFrozenDictionary();

    /// <summary>Tokens as they are, joined by blanks.</summary>
    public static string Join(IEnumerable<NftToken> tokens) => string.Join(' ', tokens.Select(Word));

    /// <summary>A rule, or a property of a table, a chain or a set.</summary>
    public static string Statement(List<NftToken> statement)
    {
        if (statement[0].Is("typeof"))
        {
            return "type " + string.Join(" . ", SplitAt(".", statement[1..])
                .Select(Join)
                .Select(field => s_typeOfField.GetValueOrDefault(field, field)));
        }

        string text = Join(WithNumberedProtocols(WithShortFlags(statement)));
        return text.Replace(DefaultBurst, "", StringComparison.Ordinal);
    }

    /// <summary>An element of a set, without the counter that its set gives it.</summary>
    public static string Element(List<NftToken> element)
    {
        int end = element.FindIndex(token => token.Is("counter") || token.Is("comment"));
        List<NftToken> fields = end < 0 ? element : element[..end];
        int comment = element.FindIndex(token => token.Is("comment"));
        string rest = comment < 0 ? "" : " " + Join(element[comment..]);
        return string.Join(" . ", SplitAt(".", fields).Select(field => Join(field.Select(NumberedProtocol)))) + rest;
    }

    /// <summary>The parts between the tokens of a kind; none is empty.</summary>
    public static IEnumerable<List<NftToken>> SplitAt(string separator, IEnumerable<NftToken> tokens)
    {
        var part = new List<NftToken>();
        foreach (NftToken token in tokens)
        {
            if (!token.Is(separator))
            {
                part.Add(token);
            }
            else if (part.Count > 0)
            {
                yield return part;
                part = [];
            }
        }

        if (part.Count > 0)
        {
            yield return part;
        }
    }

    // flags & (fin|syn) != syn is printed as flags != syn / fin,syn.
    private static List<NftToken> WithShortFlags(List<NftToken> statement)
    {
        int start = statement.FindIndex(token => token.Is("&"));
        if (start < 0 || start + 1 >= statement.Count || !statement[start + 1].Is("("))
        {
            return statement;
        }

        int end = statement.FindIndex(start, token => token.Is(")"));
        if (end < 0 || end + 2 >= statement.Count)
        {
            return statement;
        }

        var comma = new NftToken(",", IsQuoted: false, statement[start].Line);
        IEnumerable<NftToken> mask = statement[(start + 2)..end].Select(token => token.Is("|") ? comma : token);
        return
        [
            .. statement[..start], statement[end + 1], statement[end + 2],
            comma with { Text = "/" }, .. mask, .. statement[(end + 3)..],
        ];
    }

    private static IEnumerable<NftToken> WithNumberedProtocols(List<NftToken> statement)
    {
        bool isProtocol = false;
        int depth = 0;
        foreach (NftToken token in statement)
        {
            yield return isProtocol ? NumberedProtocol(token) : token;
            depth += token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
            isProtocol = token.Is("l4proto") || (isProtocol && (depth > 0 || token.Is("==") || token.Is("!=")));
        }
    }

    private static NftToken NumberedProtocol(NftToken token) =>
        !token.IsQuoted && ProtocolNames.TryGetNumber(token.Text, out byte protocol)
            ? token with { Text = protocol.ToString(CultureInfo.InvariantCulture) }
            : token;

    private static string Word(NftToken token)
    {
        if (token.IsQuoted && token.Text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '@'))
        {
            return token.Text;
        }

        return token.IsQuoted ? $"\"{token.Text}\"" : Address(token.Text);
    }

    // An IPv6 address has many spellings; bits after the prefix stay, so that a mask that was cut is seen.
    private static string Address(string word)
    {
        string[] parts = word.Split('/');
        return parts.Length <= 2 && parts[0].Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(parts[0], out IPAddress? address)
            ? string.Join('/', [address.ToString(), .. parts[1..]])
            : word;
    }
}
