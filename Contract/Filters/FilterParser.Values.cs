// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Contract.Net;
using Localization;

namespace Contract.Filters;

/// <content>The values of conditions: one, or a list in braces, after an optional comparison.</content>
public sealed partial class FilterParser
{
    /// <summary>Reads <c>[=|!=] value</c> or a list of values, of which one must hold (for <c>!=</c>, none).</summary>
    /// <param name="kind">What a value is, for messages.</param>
    /// <param name="read">Makes the condition of one value.</param>
    /// <param name="presence">
    /// What must hold besides for <c>!=</c>, so that an absent value is not taken for a different one; null where the
    /// value is never absent.
    /// </param>
    private FilterNode ParseChoices(
        FilterValueKind kind, Func<FilterToken, FilterNode> read, Func<FilterNode, FilterNode?>? presence)
    {
        bool negated = TakeInequality();
        if (_current.Kind == FilterTokenKind.Comparison)
        {
            throw Error(
                _current,
                Messages.Format(
                    $"'{_current.Text}' at {_current.Position + 1} does not order {kind.Name}; only = and != do"),
                "=",
                "!=");
        }

        List<FilterNode> nodes = ReadValues(kind, read);
        FilterNode node = nodes.Count == 1 ? nodes[0] : new FilterOr(nodes);
        if (!negated)
        {
            return node;
        }

        FilterNot not = new(node);
        return presence?.Invoke(node) is FilterNode present ? new FilterAnd(present, not) : not;
    }

    private List<FilterNode> ReadValues(FilterValueKind kind, Func<FilterToken, FilterNode> read)
    {
        if (_current.Kind != FilterTokenKind.OpenBrace)
        {
            return [read(TakeValue(kind))];
        }

        FilterToken open = Take();
        List<FilterNode> nodes = [];
        do
        {
            nodes.Add(read(TakeValue(kind)));
            if (_current.Kind == FilterTokenKind.Comma)
            {
                Advance();
                continue;
            }

            if (_current.Kind == FilterTokenKind.End)
            {
                throw Error(_current, Messages.Format($"the '{{' at {open.Position + 1} is not closed"), "}", ",");
            }
        }
        while (_current.Kind != FilterTokenKind.CloseBrace);
        Advance();
        return nodes;
    }

    private FilterToken TakeValue(FilterValueKind kind)
    {
        if (_current.Kind is not (FilterTokenKind.Word or FilterTokenKind.Quoted))
        {
            throw Missing(kind.Name, kind.Words);
        }

        CountTerm(_current);
        return Take();
    }

    /// <summary>Takes <c>=</c> or <c>!=</c> if it is there, and tells whether it was <c>!=</c>.</summary>
    private bool TakeInequality() =>
        _current.Kind == FilterTokenKind.Comparison && _current.Text is "=" or "!=" && Take().Text == "!=";

    /// <summary>Takes <c>&lt; &lt;= &gt;</c> or <c>&gt;=</c> if it is there.</summary>
    private ComparisonOperator? TakeOrdering()
    {
        if (_current.Kind != FilterTokenKind.Comparison || _current.Text is "=" or "!=")
        {
            return null;
        }

        return (ComparisonOperator)FilterWords.IndexOf(FilterWords.Comparisons, Take().Text);
    }

    private static FilterNode? AddressPresence(AddressSide side, FilterNode node)
    {
        bool isIPv6 = FirstPrefix(node).IsIPv6;
        bool oneFamily = node is not FilterOr or || or.Terms.All(term => FirstPrefix(term).IsIPv6 == isIPv6);
        if (oneFamily)
        {
            return new FilterAddress(side, isIPv6 ? IpPrefix.FromIPv6(0, 0) : IpPrefix.FromIPv4(0, 0));
        }

        return side == AddressSide.Gateway ? new FilterClass(ConnectionClass.Nat) : null;

        static IpPrefix FirstPrefix(FilterNode node)
        {
            return ((FilterAddress)(node is FilterOr or ? or.Terms[0] : node)).Prefix;
        }
    }

    private static FilterHas? TcpStatePresence(FilterNode node)
    {
        bool tcpOnly = node is FilterTcpState || (node is FilterOr or && or.Terms.All(term => term is FilterTcpState));
        return tcpOnly ? new FilterHas(RowField.TcpState) : null;
    }

    private static FilterFamily ReadFamily(FilterToken token) => token.Text.ToUpperInvariant() switch
    {
        "2" or "IP" or "IPV4" => new FilterFamily(IsIPv6: false),
        "10" or "IP6" or "IPV6" => new FilterFamily(IsIPv6: true),
        _ => throw NotA(token, FilterValueKind.Family),
    };

    private static FilterClass ReadClass(FilterToken token)
    {
        int index = FilterWords.IndexOf(FilterWords.Classes, token.Text);
        return index >= 0
            ? new FilterClass((ConnectionClass)index)
            : throw NotA(token, FilterValueKind.Class);
    }

    private static FilterNode ReadState(FilterToken token)
    {
        int index = FilterWords.IndexOf(FilterWords.States, token.Text);
        if (index >= 0)
        {
            return new FilterState((ConnectionState)index);
        }

        return TcpStateNames.TryParse(token.Text, out byte state)
            ? new FilterTcpState(state)
            : throw NotA(token, FilterValueKind.State);
    }

    private static FilterTcpState ReadTcpState(FilterToken token) =>
        FilterValues.TryReadTcpState(token.Text, out byte state)
        ? new FilterTcpState(state)
        : throw NotA(token, FilterValueKind.TcpState);

    private static FilterText ReadText(FilterTextField field, FilterToken token) =>
        token.Text.Length > 0 ? new FilterText(field, token.Text) : throw NotA(token, FilterValueKind.Text);

    private static FilterNode ReadQuantity(
        FilterQuantityInfo quantity, ComparisonOperator comparison, FilterToken token)
    {
        if (quantity.Quantity != FilterQuantity.Mark || !token.Text.Contains('/', StringComparison.Ordinal))
        {
            return ReadCompare(quantity, comparison, token);
        }

        FilterMask mask = ReadMask(token);
        return comparison == ComparisonOperator.Equal
            ? mask
            : new FilterAnd(new FilterHas(RowField.Mark), new FilterNot(mask));
    }

    private static FilterCompare ReadCompare(
        FilterQuantityInfo quantity, ComparisonOperator comparison, FilterToken token)
    {
        if (!FilterNumbers.TryParse(quantity.Unit, token.Text, out long value))
        {
            throw NotA(token, FilterValueKind.Number(quantity.Unit));
        }

        if (value > quantity.Maximum)
        {
            string range = Messages.Format($"{quantity.Name} is at most {quantity.Maximum}");
            throw Error(token, Messages.Format($"{Show(token)} at {token.Position + 1} is too large; {range}"));
        }

        return new FilterCompare(quantity.Quantity, comparison, value);
    }

    private static FilterMask ReadMask(FilterToken token)
    {
        int slash = token.Text.IndexOf('/', StringComparison.Ordinal);
        if (!FilterNumbers.TryParse(FilterUnit.Bits, token.Text.AsSpan(0, slash), out long value) ||
            !FilterNumbers.TryParse(FilterUnit.Bits, token.Text.AsSpan(slash + 1), out long mask) ||
            value > uint.MaxValue ||
            mask > uint.MaxValue)
        {
            throw NotA(token, FilterValueKind.Mask);
        }

        return (value & ~mask) == 0
            ? new FilterMask((uint)value, (uint)mask)
            : throw Error(
                token,
                Messages.Format(
                    $"{Show(token)} at {token.Position + 1} never matches: the mark has bits outside the mask"));
    }

    /// <summary>Reads the expression after a tilde, which is the current token and not yet taken.</summary>
    private FilterName ParsePattern(AddressSide side)
    {
        FilterToken token = _lexer.NextPattern();
        CountTerm(token);
        FilterName name = new(side, token.Text);
        if (token.Text.Length == 0)
        {
            throw Error(token, Messages.Format($"a regular expression is missing at {token.Position + 1}"));
        }

        if (token.Text.Length > FilterLimits.MaximumPatternLength || !PatternRepetition.IsWithinLimit(token.Text))
        {
            throw Error(token, Messages.Format($"the regular expression at {token.Position + 1} is too large"));
        }

        try
        {
            _ = name.CreateRegex();
        }
        catch (RegexParseException exception)
        {
            throw Error(
                token,
                Messages.Format($"the regular expression at {token.Position + 1} is not valid: {exception.Error}"));
        }
        catch (NotSupportedException)
        {
            throw Error(
                token,
                Messages.Format($"the regular expression at {token.Position + 1} may not look around or refer back"));
        }

        Advance();
        return name;
    }

    private void CountTerm(FilterToken token)
    {
        if (++_terms > FilterLimits.MaximumTerms)
        {
            throw Error(
                token,
                    Messages.Format($"more than {FilterLimits.MaximumTerms} conditions, from {token.Position + 1} on"));
        }
    }
}
