// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Contract.Filters;
using Contract.Net;
using Contract.Records;
using Localization;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>What a call of <c>connections.summary</c> asks for.</summary>
/// <param name="By">What to sum up by.</param>
/// <param name="Filter">Which connections; null for all.</param>
/// <param name="Order">What to order the groups by.</param>
/// <param name="Descending">Whether the largest come first.</param>
/// <param name="Start">How many groups come before the page.</param>
/// <param name="Length">The most groups on the page.</param>
internal sealed record SummaryArguments(
    SummaryGrouping By, FilterNode? Filter, SummaryOrder Order, bool Descending, int Start, int Length)
{
    private const int DefaultLength = 30;
    private const string Groupings = "source, destination, pair, service, protocol, state, user";
    private const string Orders = "count, bytes, packets, byte_rate, unreplied";

    /// <summary>Reads the struct.</summary>
    /// <exception cref="FieldException">A member is unknown or has a value that is not allowed.</exception>
    public static SummaryArguments Read(XmlRpcStruct what, int longestPage, PortNames ports)
    {
        var arguments = new SummaryArguments(SummaryGrouping.Source, null, SummaryOrder.Count, true, 0, DefaultLength);
        foreach ((string name, XmlRpcValue value) in what)
        {
            arguments = name switch
            {
                "by" => arguments with { By = Choice<SummaryGrouping>(name, value, Groupings) },
                "filter" => arguments with { Filter = FilterParser.Parse(Text(name, value), ports) },
                "order_by" => arguments with { Order = Choice<SummaryOrder>(name, value, Orders) },
                "order_dir" => arguments with { Descending = Direction(name, value) },
                "start" => arguments with { Start = Number(name, value) },
                "length" => arguments with { Length = Number(name, value) is > 0 and int length ? length : DefaultLength },
                _ => throw new FieldException(
                    name, Messages.Get("there is no such member"),
                        Messages.Get("by, filter, order_by, order_dir, start, length")),
            };
        }

        return arguments with { Length = Math.Min(arguments.Length, longestPage) };
    }

    private static TChoice Choice<TChoice>(string name, XmlRpcValue value, string allowed)
        where TChoice : struct, Enum
    {
        string word = Text(name, value).Replace("_", "", StringComparison.Ordinal);
        return !char.IsAsciiDigit(word.Length > 0 ? word[0] : '0')
            && Enum.TryParse(word, ignoreCase: true, out TChoice choice) && Enum.IsDefined(choice)
            ? choice
            : throw new FieldException(name, Messages.Format($"'{Text(name, value)}' is none of them"), allowed);
    }

    private static bool Direction(string name, XmlRpcValue value) =>
        OrderDirections.TryParse(Text(name, value), out OrderDirection direction)
            ? direction == OrderDirection.Descending
            : throw new FieldException(name, Messages.Format(
                $"'{Text(name, value)}' is not a direction"), OrderDirections.Allowed);

    private static string Text(string name, XmlRpcValue value) =>
        value.TryGetString(out string? text) ? text : throw new FieldException(name, Messages.Get("this is not text"), Messages.Get(
            
            "a string"));

    private static int Number(string name, XmlRpcValue value) =>
        NumberArgument.TryRead(value, out long number) && number is >= 0 and <= int.MaxValue
            ? (int)number
            : throw new FieldException(name, Messages.Get("this is not a count"), Messages.Format(
                $"0 to {int.MaxValue}"));
}
