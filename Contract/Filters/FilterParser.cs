// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Contract.Net;
using Localization;

namespace Contract.Filters;

/// <summary>
/// Reads filter texts. <see cref="Parse"/> is safe to call from any thread; its work is bounded by
/// <see cref="FilterLimits"/> whatever the text.
/// </summary>
/// <remarks>
/// The grammar is pftop's, extended; docs/filter.md describes it:
/// <code>
/// filter     = and-list { ("or" | "||") and-list }
/// and-list   = factor { ["and" | "&amp;&amp;"] factor }
/// factor     = ("not" | "!") factor | "(" filter ")" | condition
/// </code>
/// </remarks>
public sealed partial class FilterParser
{
    private readonly FilterLexer _lexer;
    private readonly PortNames _ports;
    private FilterToken _current;
    private int _depth;
    private int _terms;

    private FilterParser(string text, PortNames ports)
    {
        _lexer = new FilterLexer(text);
        _ports = ports;
    }

    /// <summary>Reads a filter.</summary>
    /// <param name="text">
    /// The text; one that is empty or blank is refused, so that nothing ever means everything.
    /// </param>
    /// <param name="ports">
    /// The service names that ports may be given by; null for <see cref="PortNames.BuiltIn"/>.
    /// </param>
    /// <returns>The filter; its canonical text is within the limits too.</returns>
    /// <exception cref="FilterSyntaxException">The text is not a filter, or exceeds a limit.</exception>
    public static FilterNode Parse(string text, PortNames? ports = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > FilterLimits.MaximumLength)
        {
            throw new FilterSyntaxException(
                FilterLimits.MaximumLength,
                text.Length - FilterLimits.MaximumLength,
                Messages.Format(
                    $"the filter has {text.Length} characters; at most {FilterLimits.MaximumLength} are allowed"),
                []);
        }

        FilterParser parser = new(text, ports ?? PortNames.BuiltIn);
        parser.Advance();
        FilterNode node = parser.ParseFilter();
        if (parser._current.Kind != FilterTokenKind.End)
        {
            throw Error(
                parser._current,
                parser._current.Kind == FilterTokenKind.CloseParenthesis
                    ? Messages.Format($"the ')' at {parser._current.Position + 1} closes nothing")
                    : Messages.Format($"unexpected {Show(parser._current)} at {parser._current.Position + 1}"),
                "and",
                "or");
        }

        return IsWithinLimits(node)
            ? node
            : throw new FilterSyntaxException(
                0, text.Length, Messages.Get("the filter is too large once its lists and != are written out"), []);
    }

    private static bool IsWithinLimits(FilterNode node)
    {
        FilterShape shape = FilterShape.Of(node);
        return shape.Conditions <= FilterLimits.MaximumTerms &&
            shape.Depth <= FilterLimits.MaximumDepth &&
            node.ToString().Length <= FilterLimits.MaximumLength;
    }

    private FilterNode ParseFilter()
    {
        List<FilterNode> terms = [ParseAndList()];
        while (_current.Kind == FilterTokenKind.Or)
        {
            Advance();
            terms.Add(ParseAndList());
        }

        return terms.Count == 1 ? terms[0] : new FilterOr(terms);
    }

    private FilterNode ParseAndList()
    {
        List<FilterNode> terms = [ParseFactor()];
        while (true)
        {
            if (_current.Kind == FilterTokenKind.And)
            {
                Advance();
            }
            else if (!BeginsFactor(_current.Kind))
            {
                return terms.Count == 1 ? terms[0] : new FilterAnd(terms);
            }

            terms.Add(ParseFactor());
        }
    }

    private FilterNode ParseFactor()
    {
        switch (_current.Kind)
        {
            case FilterTokenKind.Not:
                Enter();
                FilterNode operand = ParseFactor();
                _depth--;
                return new FilterNot(operand);
            case FilterTokenKind.OpenParenthesis:
                FilterToken open = _current;
                Enter();
                FilterNode node = ParseFilter();
                if (_current.Kind != FilterTokenKind.CloseParenthesis)
                {
                    throw Error(_current, Messages.Format(
                        $"the '(' at {open.Position + 1} is not closed"), ")", "and", "or");
                }

                _depth--;
                Advance();
                return node;
            case FilterTokenKind.Word:
                return ParseCondition();
            default:
                throw ConditionExpected();
        }
    }

    private static bool BeginsFactor(FilterTokenKind kind) => kind is
        FilterTokenKind.Word or FilterTokenKind.Quoted or FilterTokenKind.Not or FilterTokenKind.OpenParenthesis;

    private void Enter()
    {
        if (++_depth > FilterLimits.MaximumDepth)
        {
            throw Error(
                _current,
                Messages.Format(
                    $"more than {FilterLimits.MaximumDepth} levels of 'not' and '(' at {_current.Position + 1}"));
        }

        Advance();
    }

    private void Advance() => _current = _lexer.Next();

    private FilterToken Take()
    {
        FilterToken token = _current;
        Advance();
        return token;
    }
}
