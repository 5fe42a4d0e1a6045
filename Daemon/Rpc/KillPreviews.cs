// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Contract.Filters;
using Localization;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>The previews of kills by filter: what may be carried out within half a minute, and by whom.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class KillPreviews(TimeProvider time)
{
    private readonly PreviewTokens<(string Filter, int Count)> _tokens = new(TimeSpan.FromSeconds(30), time);

    /// <summary>Remembers a preview.</summary>
    /// <param name="owner">The session that may carry it out.</param>
    /// <param name="filter">What it would kill.</param>
    /// <param name="count">How many connections that is now.</param>
    /// <returns>The token to carry it out with.</returns>
    public string Add(object owner, FilterNode filter, int count) =>
        _tokens.Add(owner, (FilterPrinter.Print(filter), count));

    /// <summary>Takes a preview to carry it out; it is gone then.</summary>
    /// <returns>How many connections it promised.</returns>
    /// <exception cref="XmlRpcFaultException">409: it is unknown, too old, another session's, or of another filter.</exception>
    public int Take(object owner, FilterNode filter, string token) => _tokens.Take(owner, token, promise =>
    {
        if (promise.Filter != FilterPrinter.Print(filter))
        {
            throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                $"This token is for another filter, '{promise.Filter}'. Preview this one first."));
        }
    }).Count;
}
