// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Auth.Ldap;

/// <summary>
/// The servers in the order of the configuration, but those that failed lately come last: a dead server delays one
/// login in half a minute, and not each. Safe to use from any thread.
/// </summary>
internal sealed class LdapServerList(IReadOnlyList<LdapServer> servers, TimeProvider time)
{
    /// <summary>How long a server that failed comes last.</summary>
    internal static readonly TimeSpan s_avoidance = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<LdapServer, DateTimeOffset> _avoidedUntil = [];

    /// <summary>All servers, in the order in which one login should try them.</summary>
    public IReadOnlyList<LdapServer> InOrder()
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            LdapServer[] order = [.. servers.OrderBy(server => IsAvoided(server, now))];
            if (_avoidedUntil.ContainsKey(order[0]))
            {
                // Its time is over, or all have failed. This login tries it; others need not wait for the outcome.
                _avoidedUntil[order[0]] = now + s_avoidance;
            }

            return order;
        }
    }

    /// <summary>Notes that a server gave no usable answer.</summary>
    public void NoteFailure(LdapServer server)
    {
        lock (_lock)
        {
            _avoidedUntil[server] = time.GetUtcNow() + s_avoidance;
        }
    }

    /// <summary>Notes that a server answered.</summary>
    public void NoteSuccess(LdapServer server)
    {
        lock (_lock)
        {
            _avoidedUntil.Remove(server);
        }
    }

    private bool IsAvoided(LdapServer server, DateTimeOffset now) =>
        _avoidedUntil.TryGetValue(server, out DateTimeOffset until) && now < until;
}
