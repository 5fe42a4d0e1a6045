// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using Contract.Net;
using Localization;

namespace Contract.Filters;

/// <summary>
/// Reads the struct that <c>view</c> takes as its filter: each key names a row field, each value is what the field must
/// equal. Stateless; safe to use from any thread.
/// </summary>
/// <remarks>
/// Values are integers, or text as clients of every age send it: decimal, an address, a network, <c>80-443</c> for
/// ports. 32-bit values may be signed, since core XML-RPC has no others. The key <c>filter</c> takes an expression of
/// the filter language. All keys are combined by AND.
/// </remarks>
public static class LegacyFilter
{
    /// <summary>The key whose value is an expression of the filter language.</summary>
    public const string ExpressionKey = "filter";

    /// <summary>Reads the struct.</summary>
    /// <param name="filters">
    /// The members of the struct; values are <see cref="int"/>, <see cref="long"/>, <see cref="bool"/>,
    /// <see cref="double"/> or <see cref="string"/>, anything else is refused.
    /// </param>
    /// <param name="ports">The service names that ports may be given by; null for the built-in ones.</param>
    /// <returns>The filter; <see cref="FilterAll"/> for an empty struct or a blank expression.</returns>
    /// <exception cref="FieldException">A field is not known, or its value is not valid.</exception>
    /// <exception cref="FilterSyntaxException">The expression is not a filter.</exception>
    public static FilterNode Parse(IReadOnlyDictionary<string, object?> filters, PortNames? ports = null)
    {
        ArgumentNullException.ThrowIfNull(filters);
        List<FilterNode> terms = [];
        foreach ((string name, object? value) in filters)
        {
            FilterNode term = name == ExpressionKey
                ? ParseExpression(value, ports)
                : ParseField(name, value, ports ?? PortNames.BuiltIn);
            if (term is not FilterAll)
            {
                terms.Add(term);
            }
        }

        return terms.Count switch
        {
            0 => FilterAll.Instance,
            1 => terms[0],
            _ => new FilterAnd(terms),
        };
    }

    private static FilterNode ParseExpression(object? value, PortNames? ports)
    {
        if (value is not string text)
        {
            throw Invalid(ExpressionKey, value, Messages.Get("an expression of the filter language, as text"));
        }

        return string.IsNullOrWhiteSpace(text) ? FilterAll.Instance : FilterParser.Parse(text, ports);
    }

    private static FilterNode ParseField(string name, object? value, PortNames ports)
    {
        if (!RowFields.TryGet(name, out RowFieldInfo? field))
        {
            throw new FieldException(name, Messages.Get("no such field"), $"{ExpressionKey}, {RowFields.AllNames}");
        }

        string text = ToText(name, value);
        return field.Field switch
        {
            RowField.OriginalL3Protocol or RowField.ReplyL3Protocol => Family(name, text),
            RowField.OriginalL4Protocol or RowField.ReplyL4Protocol => Protocol(name, text),
            RowField.OriginalIPv4Source => Address(name, text, AddressSide.Source, isIPv6: false),
            RowField.OriginalIPv4Destination => Address(name, text, AddressSide.Destination, isIPv6: false),
            RowField.OriginalIPv6Source => Address(name, text, AddressSide.Source, isIPv6: true),
            RowField.OriginalIPv6Destination => Address(name, text, AddressSide.Destination, isIPv6: true),
            RowField.ReplyIPv4Source => Address(name, text, AddressSide.ReplySource, isIPv6: false),
            RowField.ReplyIPv4Destination => Address(name, text, AddressSide.ReplyDestination, isIPv6: false),
            RowField.ReplyIPv6Source => Address(name, text, AddressSide.ReplySource, isIPv6: true),
            RowField.ReplyIPv6Destination => Address(name, text, AddressSide.ReplyDestination, isIPv6: true),
            RowField.OriginalPortSource => Port(name, text, PortSide.Source, ports),
            RowField.OriginalPortDestination => Port(name, text, PortSide.Destination, ports),
            RowField.ReplyPortSource => Port(name, text, PortSide.ReplySource, ports),
            RowField.ReplyPortDestination => Port(name, text, PortSide.ReplyDestination, ports),
            RowField.TcpState => TcpState(name, text),
            RowField.UserName => Text(name, text, FilterTextField.User),
            RowField.Helper => Text(name, text, FilterTextField.Helper),
            RowField.Labels => Text(name, text, FilterTextField.Label),
            _ => Number(name, text),
        };
    }

    /// <summary>Brings a value to the one form that the readers below share.</summary>
    private static string ToText(string name, object? value) => value switch
    {
        string text => text.Trim(),
        bool boolean => boolean ? "1" : "0",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number when number is >= long.MinValue and < 9.2e18 && Math.Floor(number) == number =>
            ((long)number).ToString(CultureInfo.InvariantCulture),
        _ => throw Invalid(name, value, Messages.Get("an integer or text")),
    };

    private static FilterFamily Family(string name, string text) => text.ToUpperInvariant() switch
    {
        "2" or "IPV4" => new FilterFamily(IsIPv6: false),
        "10" or "IPV6" => new FilterFamily(IsIPv6: true),
        _ => throw Invalid(name, text, Messages.Get("2 or ipv4, 10 or ipv6")),
    };

    private static FilterProtocol Protocol(string name, string text) => ProtocolNames.TryParse(text, out byte protocol)
        ? new FilterProtocol(protocol)
        : throw Invalid(name, text, Messages.Get("a protocol number from 0 to 255, or a name such as tcp"));

    private static FilterAddress Address(string name, string text, AddressSide side, bool isIPv6)
    {
        string allowed = isIPv6
            ? Messages.Get("an IPv6 address or network as text")
            : Messages.Get(
                "a host-order integer, its decimal digits as text, a dotted quad, or a network such as 10.0.0.0/8");
        return FilterValues.TryReadAddress(text, isIPv6, out IpPrefix prefix)
            ? new FilterAddress(side, prefix)
            : throw Invalid(name, text, allowed);
    }

    private static FilterPort Port(string name, string text, PortSide side, PortNames ports) =>
        FilterValues.TryReadPorts(text, ports, out ushort first, out ushort last) && first <= last
            ? new FilterPort(side, first, last)
            : throw Invalid(name, text, Messages.Get(
                "a port from 0 to 65535, a range such as 80-443, or a service such as https"));

    private static FilterTcpState TcpState(string name, string text) =>
        FilterValues.TryReadTcpState(text, out byte state)
            ? new FilterTcpState(state)
            : throw Invalid(name, text, Messages.Format(
                $"{string.Join(", ", TcpStateNames.All)}, or the kernel's number of the state"));

    private static FilterText Text(string name, string text, FilterTextField field)
    {
        try
        {
            return new FilterText(field, text);
        }
        catch (ArgumentException)
        {
            throw Invalid(name, text, Messages.Get("text that is not empty and has no control characters"));
        }
    }

    private static FilterCompare Number(string name, string text)
    {
        if (!FilterQuantities.TryGet(name, out FilterQuantityInfo? quantity))
        {
            throw Invalid(name, text, Messages.Get("nothing; the field cannot be compared"));
        }

        bool parsed = FilterNumbers.TryParse(quantity.Unit, text, out long number) ||
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        if (parsed && number is < 0 and >= int.MinValue && quantity.Maximum == uint.MaxValue)
        {
            number = unchecked((uint)number);
        }

        return parsed && number >= 0 && number <= quantity.Maximum
            ? new FilterCompare(quantity.Quantity, ComparisonOperator.Equal, number)
            : throw Invalid(name, text, Messages.Format(
                $"{FilterNumbers.Describe(quantity.Unit)}, at most {quantity.Maximum}"));
    }

    private static FieldException Invalid(string name, object? value, string allowed)
    {
        string shown = value switch
        {
            null => "nil",
            string { Length: <= 40 } text => $"'{text}'",
            string text => $"'{text[..40]}…'",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => Messages.Format($"a value of type {value.GetType().Name}"),
        };
        return new FieldException(name, Messages.Format($"{shown} is not valid"), allowed);
    }
}
