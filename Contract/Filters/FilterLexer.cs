// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Globalization;
using System.Text;
using Localization;

namespace Contract.Filters;

/// <summary>Cuts a filter text into tokens, one at a time. Not safe for concurrent use.</summary>
internal sealed class FilterLexer(string text)
{
    private static readonly SearchValues<char> s_wordCharacters = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.:/-+@");

    private int _position;

    /// <summary>Whether a text can be written without quotes where a name is expected.</summary>
    public static bool IsWord(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(s_wordCharacters);

    /// <summary>
    /// Whether a word is <c>and</c>, <c>or</c> or <c>not</c>, which stand for themselves only in quotes.
    /// </summary>
    public static bool IsOperator(string word) => KindOf(word) != FilterTokenKind.Word;

    /// <summary>Reads the next token.</summary>
    /// <exception cref="FilterSyntaxException">There is no token at the position.</exception>
    public FilterToken Next()
    {
        SkipBlanks();
        if (_position == text.Length)
        {
            return new FilterToken(FilterTokenKind.End, _position, 0, "");
        }

        char first = text[_position];
        if (s_wordCharacters.Contains(first))
        {
            return ReadWord();
        }

        char second = _position + 1 < text.Length ? text[_position + 1] : '\0';
        return (first, second) switch
        {
            ('"', _) => ReadQuoted(),
            ('(', _) => Take(FilterTokenKind.OpenParenthesis, 1, "("),
            (')', _) => Take(FilterTokenKind.CloseParenthesis, 1, ")"),
            ('{', _) => Take(FilterTokenKind.OpenBrace, 1, "{"),
            ('}', _) => Take(FilterTokenKind.CloseBrace, 1, "}"),
            (',', _) => Take(FilterTokenKind.Comma, 1, ","),
            ('~', _) => Take(FilterTokenKind.Tilde, 1, "~"),
            ('!', '=') => Take(FilterTokenKind.Comparison, 2, "!="),
            ('!', _) => Take(FilterTokenKind.Not, 1, "!"),
            ('=', '=') => Take(FilterTokenKind.Comparison, 2, "="),
            ('=', _) => Take(FilterTokenKind.Comparison, 1, "="),
            ('<', '=') => Take(FilterTokenKind.Comparison, 2, "<="),
            ('<', _) => Take(FilterTokenKind.Comparison, 1, "<"),
            ('>', '=') => Take(FilterTokenKind.Comparison, 2, ">="),
            ('>', _) => Take(FilterTokenKind.Comparison, 1, ">"),
            ('&', '&') => Take(FilterTokenKind.And, 2, "&&"),
            ('|', '|') => Take(FilterTokenKind.Or, 2, "||"),
            _ => throw Unexpected(_position),
        };
    }

    /// <summary>
    /// Reads a regular expression, which follows a tilde: a quoted text, or all up to the next blank or to a closing
    /// parenthesis that the expression did not open.
    /// </summary>
    /// <exception cref="FilterSyntaxException">There is none, or it holds a control character.</exception>
    public FilterToken NextPattern()
    {
        SkipBlanks();
        if (_position < text.Length && text[_position] == '"')
        {
            return ReadQuoted();
        }

        int start = _position;
        int open = 0;
        while (_position < text.Length && !IsBlank(text[_position]))
        {
            char current = text[_position];
            if (char.IsControl(current))
            {
                throw Unexpected(_position);
            }

            open += current == '(' ? 1 : current == ')' ? -1 : 0;
            if (open < 0)
            {
                break;
            }

            _position++;
        }

        return new FilterToken(FilterTokenKind.Quoted, start, _position - start, text[start.._position]);
    }

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\n' or '\r';

    private static FilterTokenKind KindOf(string word) => word.ToUpperInvariant() switch
    {
        "AND" => FilterTokenKind.And,
        "OR" => FilterTokenKind.Or,
        "NOT" => FilterTokenKind.Not,
        _ => FilterTokenKind.Word,
    };

    private void SkipBlanks()
    {
        while (_position < text.Length && IsBlank(text[_position]))
        {
            _position++;
        }
    }

    private FilterToken Take(FilterTokenKind kind, int length, string canonical)
    {
        FilterToken token = new(kind, _position, length, canonical);
        _position += length;
        return token;
    }

    private FilterToken ReadWord()
    {
        int length = text.AsSpan(_position).IndexOfAnyExcept(s_wordCharacters);
        length = length < 0 ? text.Length - _position : length;
        string word = text.Substring(_position, length);
        return Take(KindOf(word), length, word);
    }

    private FilterToken ReadQuoted()
    {
        int start = _position;
        StringBuilder content = new();
        for (int i = start + 1; i < text.Length; i++)
        {
            char current = text[i];
            if (current == '"')
            {
                _position = i + 1;
                return new FilterToken(FilterTokenKind.Quoted, start, _position - start, content.ToString());
            }

            if (char.IsControl(current))
            {
                throw Unexpected(i);
            }

            // A backslash guards a quote or a backslash; before anything else it stands for itself, as patterns need.
            if (current == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
            {
                i++;
                current = text[i];
            }

            content.Append(current);
        }

        throw new FilterSyntaxException(
            start,
            text.Length - start,
            Messages.Format($"the text that begins at {start + 1} has no closing quote"),
            ["\""]);
    }

    private FilterSyntaxException Unexpected(int position)
    {
        char character = text[position];
        string shown = char.IsControl(character) || char.IsSurrogate(character)
            ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)character:X4}")
            : $"'{character}'";
        string hint = character switch
        {
            '&' => Messages.Get("; write && or and"),
            '|' => Messages.Get("; write || or or"),
            '*' or '?' or '%' => Messages.Get("; networks are written 10.0.0.0/8, and names are matched with ~"),
            '\'' => Messages.Get("; texts are quoted with \""),
            '[' or ']' => Messages.Get("; IPv6 addresses have no brackets here"),
            _ => "",
        };
        return new FilterSyntaxException(
            position,
            1,
            Messages.Format($"unexpected character {shown} at {position + 1}{hint}"),
            []);
    }
}
