// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Contract;
using Contract.Filters;
using Contract.Net;
using Localization;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>What a call of <c>view</c> asks for.</summary>
/// <param name="Filter">The condition; null for all rows.</param>
/// <param name="OrderBy">The field to sort by.</param>
/// <param name="Direction">Its direction.</param>
/// <param name="Start">How many rows come before the page.</param>
/// <param name="Length">The most rows on the page.</param>
/// <param name="Fields">The members that rows are to have, besides their id.</param>
internal sealed record ViewArguments(
    FilterNode? Filter, RowField OrderBy, OrderDirection Direction, int Start, int Length, RowFieldSet Fields)
{
    private const int DefaultLength = 30;

    /// <summary>The member of the filters that names what rows are to have.</summary>
    private const string FieldsKey = "fields";

    /// <summary>Reads the arguments of a call, all of which may be missing.</summary>
    /// <param name="call">The call.</param>
    /// <param name="first">The place of the filters among the parameters.</param>
    /// <param name="longestPage">The most rows that a page may have.</param>
    /// <param name="ports">Names of services.</param>
    /// <exception cref="XmlRpcFaultException">An argument is of a wrong type or has a value that is not allowed.</exception>
    public static ViewArguments Read(XmlRpcCall call, int first, int longestPage, PortNames ports)
    {
        XmlRpcStruct filters = call.OptionalStruct(first, "filters");
        return new ViewArguments(
            ReadFilter(filters, ports),
            ReadField(call, first + 1),
            ReadDirection(call, first + 2),
            ReadStart(call, first + 3),
            ReadLength(call, first + 4, longestPage),
            filters.TryGetValue(FieldsKey, out XmlRpcValue fields)
                ? RowFieldSet.Read(FieldsKey, NeutralValues.FromXmlRpc(fields))
                : RowFieldSet.All);
    }

    private static FilterNode? ReadFilter(XmlRpcStruct filters, PortNames ports)
    {
        if (filters.Count == 0)
        {
            return null;
        }

        Dictionary<string, object?> conditions = new(NeutralValues.FromStruct(filters));
        conditions.Remove(FieldsKey);
        return LegacyFilter.Parse(conditions, ports);
    }

    private static RowField ReadField(XmlRpcCall call, int index)
    {
        string name = call.OptionalString(index, "order_by", "");
        if (name.Length == 0)
        {
            return RowField.Timeout;
        }

        return RowFields.TryGet(name, out RowFieldInfo? info)
            ? info.Field
            : throw new FieldException(name, Messages.Get(
                "there is no such field to sort by"), string.Join(", ", Names()));
    }

    private static IEnumerable<string> Names()
    {
        foreach (RowFieldInfo info in RowFields.All)
        {
            yield return info.Name;
        }
    }

    private static OrderDirection ReadDirection(XmlRpcCall call, int index)
    {
        string text = call.OptionalString(index, "order_dir", "");
        if (text.Length == 0)
        {
            return OrderDirection.Ascending;
        }

        return OrderDirections.TryParse(text, out OrderDirection direction)
            ? direction
            : throw new FieldException("order_dir", Messages.Format(
                $"'{text}' is not a direction"), OrderDirections.Allowed);
    }

    private static int ReadStart(XmlRpcCall call, int index) =>
        (int)Math.Clamp(ReadNumber(call, index, "start", 0), 0, int.MaxValue);

    private static int ReadLength(XmlRpcCall call, int index, int longestPage)
    {
        long length = ReadNumber(call, index, "length", DefaultLength);
        return (int)Math.Min(length <= 0 ? DefaultLength : length, longestPage);
    }

    private static long ReadNumber(XmlRpcCall call, int index, string name, long absent) =>
        call.Has(index) ? call.Int64(index, name) : absent;
}
