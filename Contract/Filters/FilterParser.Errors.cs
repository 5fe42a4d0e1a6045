// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Localization;

namespace Contract.Filters;

/// <content>What is said about a text that is not a filter. Places in messages count from 1.</content>
public sealed partial class FilterParser
{
    private const int LongestShown = 40;

    private static FilterSyntaxException Error(
        FilterToken token, string message, params ImmutableArray<string> expected) =>
        new(token.Position, token.Length, message, expected);

    private static string Show(FilterToken token)
    {
        if (token.Kind == FilterTokenKind.End)
        {
            return Messages.Get("end");
        }

        return token.Text.Length <= LongestShown ? $"'{token.Text}'" : $"'{token.Text[..LongestShown]}…'";
    }

    private FilterSyntaxException Missing(string what, params ImmutableArray<string> expected) => Error(
        _current,
        _current.Kind == FilterTokenKind.End
            ? Messages.Format($"{what} is missing at the end")
            : Messages.Format($"{what} is expected at {_current.Position + 1}, not {Show(_current)}"),
        expected);

    private FilterSyntaxException ConditionExpected()
    {
        ImmutableArray<string> words = [.. FilterFields.All.Select(field => field.Word)];
        string message = (_current.Kind, _current.Position) switch
        {
            (FilterTokenKind.End, 0) => Messages.Get("the filter is empty; write all for every connection"),
            (FilterTokenKind.Quoted, _) => Messages.Format(
                $"the text at {_current.Position + 1} says nothing alone; write user, helper, label or ~ before it"),
            (FilterTokenKind.Tilde, _) => Messages.Format(
                $"'~' at {_current.Position + 1} needs host, src, dst or gw before it"),
            (FilterTokenKind.OpenBrace, _) => Messages.Format(
                $"a list at {_current.Position + 1} needs a word before it, such as port {{ 80, 443 }}"),
            (FilterTokenKind.End, _) => Messages.Get("a condition is missing at the end"),
            _ => Messages.Format($"a condition is expected at {_current.Position + 1}, not {Show(_current)}"),
        };
        return Error(_current, message, words);
    }

    private static FilterSyntaxException UnknownCondition(FilterToken token)
    {
        string at = Messages.Format($"{Show(token)} at {token.Position + 1}");
        if (token.Text.All(char.IsAsciiDigit))
        {
            return Error(
                token,
                Messages.Format(
                    $"the number {at} says nothing on its own; write port {token.Text}, or port {{ 80, {token.Text} }}"),
                "port",
                "proto",
                "mark",
                "zone");
        }

        if (char.IsAsciiDigit(token.Text[0]) || token.Text.Contains(':', StringComparison.Ordinal))
        {
            return NotAnAddress(token);
        }

        IEnumerable<string> words = FilterFields.All.Select(field => field.Word);
        string? near = WordSuggestion.Find(token.Text, words);
        string hint = (near, token.Text.Contains('.', StringComparison.Ordinal)) switch
        {
            (not null, _) => Messages.Format($"; did you mean '{near}'?"),
            (null, true) => Messages.Format($"; to look at names, write host ~ {token.Text}"),
            _ => "",
        };
        return Error(token, Messages.Format($"unknown field {at}{hint}"), near is null ? [] : [near]);
    }

    private static FilterSyntaxException NotAnAddress(FilterToken token)
    {
        string at = Messages.Format($"{Show(token)} at {token.Position + 1}");
        bool looksLikeName = token.Text.Any(char.IsAsciiLetter) && !token.Text.Contains(':', StringComparison.Ordinal);
        return Error(
            token,
            looksLikeName
                ? Messages.Format($"{at} is not an address; names are matched with ~, as in host ~ \"{token.Text}\"")
                : Messages.Format(
                    $"{at} is not an address or network; write 10.0.0.1, 10.0.0.0/8, 10/8, 2001:db8::1 or 2001:db8::/32"));
    }

    private FilterSyntaxException NotAPort(FilterToken token)
    {
        string at = Messages.Format($"{Show(token)} at {token.Position + 1}");
        if (FilterValues.TryReadPorts(token.Text, _ports, out ushort first, out ushort last))
        {
            return Error(
                token,
                first > last
                    ? Messages.Format($"the range {at} ends before it begins")
                    : Messages.Format($"no port is beyond {at}"));
        }

        return Error(
            token,
            Messages.Format(
                $"{at} is not a port; write a number from 0 to 65535, a range such as 80-443, or a service such as https"));
    }

    private static FilterSyntaxException NotA(FilterToken token, FilterValueKind kind)
    {
        string? near = WordSuggestion.Find(token.Text, kind.Words);
        string hint = near is null ? "" : Messages.Format($"; did you mean '{near}'?");
        return Error(
            token,
            Messages.Format($"{Show(token)} at {token.Position + 1} is not {kind.Allowed}{hint}"),
            near is null ? kind.Words : [near]);
    }
}
