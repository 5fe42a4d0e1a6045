// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Contract;
using Contract.Filters;
using Localization;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>The previews of kills by filter: what may be carried out within half a minute, and by whom.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class KillPreviews
{
    /// <summary>How long a token is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private const int Capacity = 1000;
    private const int TokenBytes = 16;

    private readonly Dictionary<string, Preview> _previews = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;

    /// <summary>Makes an empty set.</summary>
    public KillPreviews(TimeProvider time) => _time = time;

    /// <summary>Remembers a preview.</summary>
    /// <param name="owner">The session that may carry it out.</param>
    /// <param name="filter">What it would kill.</param>
    /// <param name="count">How many connections that is now.</param>
    /// <returns>The token to carry it out with.</returns>
    public string Add(object owner, FilterNode filter, int count)
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        lock (_previews)
        {
            DropExpired();
            if (_previews.Count >= Capacity)
            {
                throw new XmlRpcFaultException(
                    FaultCodes.TooManyAttempts,
                        Messages.Get("Too many kills are waiting to be confirmed; try again in half a minute."));
            }

            _previews[token] = new Preview(owner, FilterPrinter.Print(filter), count, _time.GetTimestamp());
        }

        return token;
    }

    /// <summary>Takes a preview to carry it out; it is gone then.</summary>
    /// <returns>How many connections it promised.</returns>
    /// <exception cref="XmlRpcFaultException">409: it is unknown, too old, another session's, or of another filter.</exception>
    public int Take(object owner, FilterNode filter, string token)
    {
        lock (_previews)
        {
            DropExpired();
            if (!_previews.TryGetValue(token, out Preview? preview) || preview.Owner != owner)
            {
                throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                    $"This token is not good: it is older than {Lifetime.TotalSeconds} s, was used, or is not yours. Preview the kill again."));
            }

            if (preview.Filter != FilterPrinter.Print(filter))
            {
                throw new XmlRpcFaultException(
                    FaultCodes.Conflict, Messages.Format(
                        $"This token is for another filter, '{preview.Filter}'. Preview this one first."));
            }

            _previews.Remove(token);
            return preview.Count;
        }
    }

    private void DropExpired()
    {
        foreach ((string token, Preview preview) in _previews)
        {
            if (_time.GetElapsedTime(preview.Since) > Lifetime)
            {
                _previews.Remove(token);
            }
        }
    }

    private sealed record Preview(object Owner, string Filter, int Count, long Since);
}
