// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract;
using Contract.Filters;
using Contract.Net;
using Localization;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>What a call of <c>connections.kill</c> asks for: ids or a filter.</summary>
/// <param name="Ids">The ids; null when a filter is given.</param>
/// <param name="Filter">The filter; null when ids are given.</param>
/// <param name="DryRun">Whether only to look.</param>
/// <param name="Token">The token of the preview that is to be carried out.</param>
internal sealed record KillArguments(IReadOnlyList<int>? Ids, FilterNode? Filter, bool DryRun, string? Token)
{
    /// <summary>Reads the struct.</summary>
    /// <exception cref="FieldException">A member is unknown, missing or of a wrong type.</exception>
    public static KillArguments Read(XmlRpcStruct what, PortNames ports)
    {
        foreach ((string name, _) in what)
        {
            if (name is not ("ids" or "filter" or "dry_run" or "token"))
            {
                throw new FieldException(name, Messages.Get("there is no such member"), Messages.Get(
                    "ids or filter, dry_run, token"));
            }
        }

        bool hasIds = what.TryGetValue("ids", out XmlRpcValue ids);
        bool hasFilter = what.TryGetValue("filter", out XmlRpcValue filter);
        if (hasIds == hasFilter)
        {
            throw new FieldException("ids", Messages.Get("exactly one of ids and filter must be given"), Messages.Get(
                "ids or filter"));
        }

        bool dryRun = what.TryGetValue("dry_run", out XmlRpcValue dry) && IsTrue(dry);
        string? token = what.TryGetValue("token", out XmlRpcValue given) ? Text(given, "token") : null;
        if (hasFilter)
        {
            return new KillArguments(null, FilterParser.Parse(Text(filter, "filter"), ports), dryRun, token);
        }

        return ids.TryGetArray(out IReadOnlyList<XmlRpcValue>? values) && !dryRun
            ? new KillArguments(ConnectionIdList.Read(values, "ids"), null, false, token)
            : throw new FieldException("ids", Messages.Get("must be an array of ids, and is not previewed"), Messages.Get(
                
                "an array of _id, without dry_run"));
    }

    private static string Text(XmlRpcValue value, string name) =>
        value.TryGetString(out string? text) ? text : throw new FieldException(name, Messages.Get("this is not text"), Messages.Get(
            
            "a string"));

    private static bool IsTrue(XmlRpcValue value) =>
        value.TryGetBoolean(out bool truth)
            ? truth
            : NumberArgument.TryRead(value, out long number)
                ? number != 0
                : throw new FieldException("dry_run", Messages.Get("this is neither true nor false"), Messages.Get(
                    "a boolean"));
}
