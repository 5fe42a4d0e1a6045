// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Text;
using Contract.Net;

namespace Contract.Filters;

/// <summary>Writes filters as canonical text. Stateless; safe to use from any thread.</summary>
public static class FilterPrinter
{
    /// <summary>Writes a filter.</summary>
    /// <param name="node">The filter.</param>
    /// <returns>
    /// Text that the parser reads back to an equal tree, if the tree is within <see cref="FilterLimits"/>.
    /// </returns>
    public static string Print(FilterNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        StringBuilder text = new();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, FilterNode node)
    {
        switch (node)
        {
            case FilterOr or:
                WriteCombination(text, or, " or ");
                break;
            case FilterAnd and:
                WriteCombination(text, and, " and ");
                break;
            case FilterNot not:
                text.Append("not ");
                WriteNested(text, not.Operand, parenthesised: not.Operand is FilterCombination);
                break;
            default:
                WriteCondition(text, node);
                break;
        }
    }

    private static void WriteCombination(StringBuilder text, FilterCombination combination, string separator)
    {
        for (int i = 0; i < combination.Terms.Length; i++)
        {
            text.Append(i == 0 ? "" : separator);
            FilterNode term = combination.Terms[i];
            WriteNested(text, term, parenthesised: combination is FilterAnd && term is FilterOr);
        }
    }

    private static void WriteNested(StringBuilder text, FilterNode node, bool parenthesised)
    {
        text.Append(parenthesised ? "(" : "");
        Write(text, node);
        text.Append(parenthesised ? ")" : "");
    }

    private static void WriteCondition(StringBuilder text, FilterNode node) => _ = node switch
    {
        FilterAll => text.Append("all"),
        FilterAddress { Side: AddressSide.Any } any =>
            text.Append(any.Prefix.IsSingleAddress ? "host " : "net ").Append(any.Prefix),
        FilterAddress address => text.Append(WordsOf(address.Side)).Append(' ').Append(address.Prefix),
        FilterPort port => WritePort(text, port),
        FilterProtocol protocol => text
            .Append(ProtocolNames.All.ContainsKey(protocol.Protocol) ? "" : "proto ")
            .Append(ProtocolNames.NameOf(protocol.Protocol)),
        FilterFamily family => text.Append(family.IsIPv6 ? "ip6" : "ip"),
        FilterCompare compare => WriteCompare(text, compare),
        FilterMask mask => text.Append(CultureInfo.InvariantCulture, $"mark 0x{mask.Value:x}/0x{mask.Mask:x}"),
        FilterFlag flag => text.Append(FilterWords.Traits[(int)flag.Flag]),
        FilterState state => text.Append("state ").Append(FilterWords.States[(int)state.State]),
        FilterTcpState state => text.Append("tcpstate ").Append(TcpStateNames.NameOf(state.State)),
        FilterClass connectionClass => text.Append("class ").Append(FilterWords.Classes[(int)connectionClass.Class]),
        FilterText condition => WriteText(text, condition),
        FilterName { Side: AddressSide.Any } name => WriteQuoted(text.Append("host ~ "), name.Pattern),
        FilterName name => WriteQuoted(text.Append(WordsOf(name.Side)).Append(" ~ "), name.Pattern),
        FilterHas has => text.Append("has ").Append(RowFields.NameOf(has.Field)),
        _ => throw new ArgumentException($"No text for {node.GetType().Name}.", nameof(node)),
    };

    private static string WordsOf(AddressSide side) => side switch
    {
        AddressSide.Source => "src",
        AddressSide.Destination => "dst",
        AddressSide.Gateway => "gw",
        AddressSide.ReplySource => "reply src",
        AddressSide.ReplyDestination => "reply dst",
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "Not a side that has words."),
    };

    private static StringBuilder WritePort(StringBuilder text, FilterPort port)
    {
        if (port.Side != PortSide.Any)
        {
            text.Append(WordsOf((AddressSide)port.Side)).Append(' ');
        }

        text.Append(CultureInfo.InvariantCulture, $"port {port.First}");
        return port.First == port.Last ? text : text.Append(CultureInfo.InvariantCulture, $"-{port.Last}");
    }

    private static StringBuilder WriteCompare(StringBuilder text, FilterCompare compare)
    {
        FilterQuantityInfo quantity = FilterQuantities.Get(compare.Quantity);
        return text.Append(quantity.Name)
            .Append(' ')
            .Append(FilterWords.Comparisons[(int)compare.Operator])
            .Append(' ')
            .Append(FilterNumbers.Format(quantity.Unit, compare.Value));
    }

    private static StringBuilder WriteText(StringBuilder text, FilterText condition)
    {
        text.Append(condition.Field switch
        {
            FilterTextField.User => "user ",
            FilterTextField.Helper => "helper ",
            _ => "label ",
        });

        // A user without quotes who is all digits would be read as the user's number.
        bool quoted = !FilterLexer.IsWord(condition.Text) || FilterLexer.IsOperator(condition.Text) ||
            (condition.Field == FilterTextField.User && !condition.Text.AsSpan().ContainsAnyExceptInRange('0', '9'));
        return quoted ? WriteQuoted(text, condition.Text) : text.Append(condition.Text);
    }

    private static StringBuilder WriteQuoted(StringBuilder text, string content) => text
        .Append('"')
        .Append(content.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
        .Append('"');
}
