// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Contract;
using Localization;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>The previews that have been given out: what may be carried out for some time, once, and by whom.</summary>
/// <typeparam name="T">What a preview promised.</typeparam>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class PreviewTokens<T>(TimeSpan lifetime, TimeProvider time)
{
    private const int Capacity = 1000;
    private const int TokenBytes = 16;

    private readonly Dictionary<string, Preview> _previews = new(StringComparer.Ordinal);

    /// <summary>How long a token is good for.</summary>
    public TimeSpan Lifetime => lifetime;

    /// <summary>Remembers a preview.</summary>
    /// <param name="owner">The session that may carry it out.</param>
    /// <param name="promise">What it promised.</param>
    /// <returns>The token to carry it out with.</returns>
    public string Add(object owner, T promise)
    {
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        lock (_previews)
        {
            DropExpired();
            if (_previews.Count >= Capacity)
            {
                throw new XmlRpcFaultException(FaultCodes.TooManyAttempts, Messages.Format(
                    $"Too many previews are waiting to be confirmed; try again in {lifetime.TotalSeconds} s."));
            }

            _previews[token] = new Preview(owner, promise, time.GetTimestamp());
        }

        return token;
    }

    /// <summary>Takes a preview to carry it out; it is gone then.</summary>
    /// <param name="owner">The session that wants to.</param>
    /// <param name="token">The token.</param>
    /// <param name="check">Throws where the promise is another one, which then stays.</param>
    /// <returns>What it promised.</returns>
    /// <exception cref="XmlRpcFaultException">409: it is unknown, too old, used, or another session's.</exception>
    public T Take(object owner, string token, Action<T> check)
    {
        lock (_previews)
        {
            DropExpired();
            if (!_previews.TryGetValue(token, out Preview? preview) || preview.Owner != owner)
            {
                throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                    $"This token is not good: it is older than {lifetime.TotalSeconds} s, was used, or is not yours. Preview again."));
            }

            check(preview.Promise);
            _previews.Remove(token);
            return preview.Promise;
        }
    }

    private void DropExpired()
    {
        foreach ((string token, Preview preview) in _previews)
        {
            if (time.GetElapsedTime(preview.Since) > lifetime)
            {
                _previews.Remove(token);
            }
        }
    }

    private sealed record Preview(object Owner, T Promise, long Since);
}
