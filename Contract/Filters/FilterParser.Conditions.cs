// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using Contract.Net;
using Localization;

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
            ["class"] = parser => parser.ParseChoices(FilterValueKind.Class, ReadClass, presence: null),
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
            conditions.Add(
                $"{prefix}_l3proto",
                parser => parser.ParseChoices(FilterValueKind.Family, ReadFamily, presence: null));
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

        throw Missing(Messages.Get("'src' or 'dst'"), "src", "dst");
    }

    private FilterNode ParseSide(AddressSide side)
    {
        if (TakeWord("port"))
        {
            return ParsePorts((PortSide)side);
        }

        if (_current.Kind == FilterTokenKind.End)
        {
            throw Missing(Messages.Get("an address, a network, 'port' or '~'"), "port", "host", "net", "~");
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

        return ParseChoices(FilterValueKind.Address, ReadAddress, node => AddressPresence(side, node));

        FilterNode ReadAddress(FilterToken token)
        {
            return IpPrefix.TryParse(token.Text, out IpPrefix prefix) && token.Kind == FilterTokenKind.Word
                ? new FilterAddress(side, prefix)
                : throw NotAnAddress(token);
        }
    }

    private FilterNode ParseRowAddress(AddressSide side, bool isIPv6)
    {
        FilterValueKind kind = isIPv6 ? FilterValueKind.IPv6Address : FilterValueKind.IPv4Address;
        return ParseChoices(
            kind,
            token => FilterValues.TryReadAddress(token.Text, isIPv6, out IpPrefix prefix)
                ? new FilterAddress(side, prefix)
                : throw NotA(token, kind),
            node => AddressPresence(side, node));
    }

    private FilterNode ParsePorts(PortSide side)
    {
        if (TakeOrdering() is ComparisonOperator comparison)
        {
            FilterToken token = TakeValue(FilterValueKind.Port);
            return FilterValues.TryReadPort(token.Text, _ports, out ushort port) &&
                FilterValues.TryMakeRange(side, comparison, port, out FilterPort? range)
                    ? range
                    : throw NotAPort(token);
        }

        return ParseChoices(
            FilterValueKind.Port,
            token => FilterValues.TryReadPorts(token.Text, _ports, out ushort first, out ushort last) && first <= last
                ? new FilterPort(side, first, last)
                : throw NotAPort(token),
            _ => new FilterPort(side, ushort.MinValue, ushort.MaxValue));
    }

    private FilterNode ParseProtocol() => ParseChoices(
        FilterValueKind.Protocol,
        token => ProtocolNames.TryParse(token.Text, out byte protocol)
            ? new FilterProtocol(protocol)
            : throw NotA(token, FilterValueKind.Protocol),
        presence: null);

    private FilterNode ParseState() => ParseChoices(FilterValueKind.State, ReadState, TcpStatePresence);

    private FilterNode ParseTcpState() => ParseChoices(FilterValueKind.TcpState, ReadTcpState, TcpStatePresence);

    private FilterNode ParseUser()
    {
        FilterQuantityInfo userId = FilterQuantities.Get(FilterQuantity.UserId);
        if (TakeOrdering() is ComparisonOperator comparison)
        {
            return ReadCompare(userId, comparison, TakeValue(FilterValueKind.Number(userId.Unit)));
        }

        return ParseChoices(
            FilterValueKind.User,
            token => token.Kind == FilterTokenKind.Word && !token.Text.AsSpan().ContainsAnyExceptInRange('0', '9')
                ? ReadCompare(userId, ComparisonOperator.Equal, token)
                : ReadText(FilterTextField.User, token),
            node => new FilterHas(node is FilterCompare ? RowField.UserId : RowField.UserName));
    }

    private FilterNode ParseText(FilterTextField field, RowField row) =>
        ParseChoices(FilterValueKind.Text, token => ReadText(field, token), _ => new FilterHas(row));

    private FilterNode ParseQuantity(FilterQuantityInfo quantity)
    {
        FilterValueKind kind = FilterValueKind.Number(quantity.Unit);
        if (TakeOrdering() is ComparisonOperator ordering)
        {
            return ReadCompare(quantity, ordering, TakeValue(kind));
        }

        ComparisonOperator comparison = TakeInequality() ? ComparisonOperator.NotEqual : ComparisonOperator.Equal;
        List<FilterNode> nodes = ReadValues(kind, token => ReadQuantity(quantity, comparison, token));
        if (nodes.Count == 1)
        {
            return nodes[0];
        }

        return comparison == ComparisonOperator.Equal ? new FilterOr(nodes) : new FilterAnd(nodes);
    }

    private FilterHas ParseHas()
    {
        FilterToken token = TakeValue(FilterValueKind.Field);
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

        throw NotA(token, FilterValueKind.Field);
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
