// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Contract.Net;

namespace Contract.Filters;

/// <content>The conditions: what follows each of the words that can begin one.</content>
public sealed partial class FilterParser
{
    private static readonly FrozenDictionary<string, Func<FilterParser, FilterNode>> s_conditions = BuildConditions();

    private static FrozenDictionary<string, Func<FilterParser, FilterNode>> BuildConditions()
    {
        Dictionary<string, Func<FilterParser, FilterNode>> conditions = new(StringComparer.OrdinalIgnoreCase)
        {
            ["all"] = _ => FilterAll.Instance,
            ["src"] = parser => parser.ParseSide(AddressSide.Source),
            ["dst"] = parser => parser.ParseSide(AddressSide.Destination),
            ["gw"] = parser => parser.ParseSide(AddressSide.Gateway),
            ["orig"] = parser => parser.ParseDirection(AddressSide.Source, AddressSide.Destination),
            ["reply"] = parser => parser.ParseDirection(AddressSide.ReplySource, AddressSide.ReplyDestination),
            ["repl"] = parser => parser.ParseDirection(AddressSide.ReplySource, AddressSide.ReplyDestination),
            ["host"] = parser => parser.ParseNameOrAddresses(AddressSide.Any),
            ["net"] = parser => parser.ParseNameOrAddresses(AddressSide.Any),
            ["port"] = parser => parser.ParsePorts(PortSide.Any),
            ["proto"] = parser => parser.ParseProtocol(),
            ["ip"] = _ => new FilterFamily(IsIPv6: false),
            ["ipv4"] = _ => new FilterFamily(IsIPv6: false),
            ["inet"] = _ => new FilterFamily(IsIPv6: false),
            ["ip6"] = _ => new FilterFamily(IsIPv6: true),
            ["ipv6"] = _ => new FilterFamily(IsIPv6: true),
            ["inet6"] = _ => new FilterFamily(IsIPv6: true),
            ["state"] = parser => parser.ParseState(),
            ["tcpstate"] = parser => parser.ParseTcpState(),
            ["class"] = parser => parser.ParseChoices("a class", ReadClass, presence: null),
            ["replied"] = _ => new FilterFlag(ConnectionTrait.SeenReply),
            ["user"] = parser => parser.ParseUser(),
            ["helper"] = parser => parser.ParseText(FilterTextField.Helper, RowField.Helper),
            ["label"] = parser => parser.ParseText(FilterTextField.Label, RowField.Labels),
            ["has"] = parser => parser.ParseHas(),
        };
        for (int i = 0; i < FilterWords.Traits.Length; i++)
        {
            ConnectionTrait trait = (ConnectionTrait)i;
            conditions.Add(FilterWords.Traits[i], _ => new FilterFlag(trait));
        }

        for (int i = 0; i < FilterWords.Classes.Length; i++)
        {
            ConnectionClass connectionClass = (ConnectionClass)i;
            conditions.Add(FilterWords.Classes[i], _ => new FilterClass(connectionClass));
        }

        foreach (FilterQuantityInfo quantity in FilterQuantities.All)
        {
            foreach (string name in quantity.Aliases.Add(quantity.Name))
            {
                conditions.Add(name, parser => parser.ParseQuantity(quantity));
            }
        }

        AddRowFields(conditions);
        return conditions.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static void AddRowFields(Dictionary<string, Func<FilterParser, FilterNode>> conditions)
    {
        (string Prefix, AddressSide Source, AddressSide Destination)[] directions =
        [
            ("orig", AddressSide.Source, AddressSide.Destination),
            ("repl", AddressSide.ReplySource, AddressSide.ReplyDestination),
        ];
        foreach ((string prefix, AddressSide source, AddressSide destination) in directions)
        {
            conditions.Add($"{prefix}_l3proto", parser => parser.ParseChoices("a family", ReadFamily, presence: null));
            conditions.Add($"{prefix}_l4proto", parser => parser.ParseProtocol());
            foreach ((string end, AddressSide side) in new[] { ("src", source), ("dst", destination) })
            {
                conditions.Add($"{prefix}_ipv4_{end}", parser => parser.ParseRowAddress(side, isIPv6: false));
                conditions.Add($"{prefix}_ipv6_{end}", parser => parser.ParseRowAddress(side, isIPv6: true));
                conditions.Add($"{prefix}_port_{end}", parser => parser.ParsePorts((PortSide)side));
            }
        }

        conditions.Add(FieldNames.TcpState, parser => parser.ParseTcpState());
        conditions.Add(FieldNames.UserName, parser => parser.ParseText(FilterTextField.User, RowField.UserName));
        conditions.Add(FieldNames.Labels, parser => parser.ParseText(FilterTextField.Label, RowField.Labels));
    }

    private FilterNode ParseCondition()
    {
        if (s_conditions.TryGetValue(_current.Text, out Func<FilterParser, FilterNode>? parse))
        {
            int before = _terms;
            FilterToken word = Take();
            FilterNode node = parse(this);
            if (_terms == before)
            {
                CountTerm(word);
            }

            return node;
        }

        FilterToken bare = _current;
        CountTerm(bare);
        if (ProtocolNames.TryGetNumber(bare.Text, out byte protocol))
        {
            Advance();
            return new FilterProtocol(protocol);
        }

        if (IpPrefix.TryParse(bare.Text, out IpPrefix prefix))
        {
            Advance();
            return new FilterAddress(AddressSide.Any, prefix);
        }

        throw UnknownCondition(bare);
    }

    private FilterNode ParseDirection(AddressSide source, AddressSide destination)
    {
        if (TakeWord("src"))
        {
            return ParseSide(source);
        }

        if (TakeWord("dst"))
        {
            return ParseSide(destination);
        }

        throw Missing("'src' or 'dst'", "src", "dst");
    }

    private FilterNode ParseSide(AddressSide side)
    {
        if (TakeWord("port"))
        {
            return ParsePorts((PortSide)side);
        }

        if (_current.Kind == FilterTokenKind.End)
        {
            throw Missing("an address, a network, 'port' or '~'", "port", "host", "net", "~", "<address>");
        }

        _ = TakeWord("host") || TakeWord("net");
        return ParseNameOrAddresses(side);
    }

    private FilterNode ParseNameOrAddresses(AddressSide side)
    {
        if (_current.Kind == FilterTokenKind.Tilde)
        {
            return ParsePattern(side);
        }

        return ParseChoices("an address or network", ReadAddress, node => AddressPresence(side, node));

        FilterNode ReadAddress(FilterToken token)
        {
            return IpPrefix.TryParse(token.Text, out IpPrefix prefix) && token.Kind == FilterTokenKind.Word
                ? new FilterAddress(side, prefix)
                : throw NotAnAddress(token);
        }
    }

    private FilterNode ParseRowAddress(AddressSide side, bool isIPv6)
    {
        string expected = isIPv6 ? "an IPv6 address or network" : "an IPv4 address or network";
        return ParseChoices(
            expected,
            token => FilterValues.TryReadAddress(token.Text, isIPv6, out IpPrefix prefix)
                ? new FilterAddress(side, prefix)
                : throw NotA(token, expected),
            node => AddressPresence(side, node));
    }

    private FilterNode ParsePorts(PortSide side)
    {
        if (TakeOrdering() is ComparisonOperator comparison)
        {
            FilterToken token = TakeValue("a port");
            return FilterValues.TryReadPort(token.Text, _ports, out ushort port) &&
                FilterValues.TryMakeRange(side, comparison, port, out FilterPort? range)
                    ? range
                    : throw NotAPort(token);
        }

        return ParseChoices(
            "a port",
            token => FilterValues.TryReadPorts(token.Text, _ports, out ushort first, out ushort last) && first <= last
                ? new FilterPort(side, first, last)
                : throw NotAPort(token),
            _ => new FilterPort(side, ushort.MinValue, ushort.MaxValue));
    }

    private FilterNode ParseProtocol() => ParseChoices(
        "a protocol",
        token => ProtocolNames.TryParse(token.Text, out byte protocol)
            ? new FilterProtocol(protocol)
            : throw NotA(token, "a protocol: a name such as tcp, or a number from 0 to 255", ProtocolNames.All.Values),
        presence: null);

    private FilterNode ParseState() => ParseChoices("a state", ReadState, TcpStatePresence);

    private FilterNode ParseTcpState() => ParseChoices("a TCP state", ReadTcpState, TcpStatePresence);

    private FilterNode ParseUser()
    {
        if (TakeOrdering() is ComparisonOperator comparison)
        {
            return ReadCompare(FilterQuantities.Get(FilterQuantity.UserId), comparison, TakeValue("a user's number"));
        }

        return ParseChoices(
            "a user's name or number",
            token => token.Kind == FilterTokenKind.Word && !token.Text.AsSpan().ContainsAnyExceptInRange('0', '9')
                ? ReadCompare(FilterQuantities.Get(FilterQuantity.UserId), ComparisonOperator.Equal, token)
                : ReadText(FilterTextField.User, token),
            node => new FilterHas(node is FilterCompare ? RowField.UserId : RowField.UserName));
    }

    private FilterNode ParseText(FilterTextField field, RowField row) =>
        ParseChoices("a name", token => ReadText(field, token), _ => new FilterHas(row));

    private FilterNode ParseQuantity(FilterQuantityInfo quantity)
    {
        string expected = FilterNumbers.Describe(quantity.Unit);
        if (TakeOrdering() is ComparisonOperator ordering)
        {
            return ReadCompare(quantity, ordering, TakeValue(expected));
        }

        ComparisonOperator comparison = TakeInequality() ? ComparisonOperator.NotEqual : ComparisonOperator.Equal;
        List<FilterNode> nodes = ReadValues(expected, token => ReadQuantity(quantity, comparison, token));
        if (nodes.Count == 1)
        {
            return nodes[0];
        }

        return comparison == ComparisonOperator.Equal ? new FilterOr(nodes) : new FilterAnd(nodes);
    }

    private FilterHas ParseHas()
    {
        FilterToken token = TakeValue("a field");
        if (RowFields.TryGet(token.Text, out RowFieldInfo? info))
        {
            return new FilterHas(info.Field);
        }

        if (FilterWords.Fields.TryGetValue(token.Text, out RowField field))
        {
            return new FilterHas(field);
        }

        if (FilterQuantities.TryGet(token.Text, out FilterQuantityInfo? quantity) && quantity.Field is RowField row)
        {
            return new FilterHas(row);
        }

        throw NotA(token, "a field of the row", RowFields.All.Select(entry => entry.Name));
    }

    private bool TakeWord(string word)
    {
        bool found = _current.Kind == FilterTokenKind.Word &&
            _current.Text.Equals(word, StringComparison.OrdinalIgnoreCase);
        if (found)
        {
            Advance();
        }

        return found;
    }
}
