// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Concurrent;
using System.Threading;
using Auth;
using Contract;
using Localization;
using XmlRpc.Values;

namespace Daemon.Sessions;

/// <summary>
/// The sessions that exist. Each call renews its session; one that was idle for longer than
/// <see cref="Options.SessionTimeout"/> is gone. Where a login would exceed a bound, the session that was idle longest
/// ends first. Safe for use by several threads; finding a session takes no lock.
/// </summary>
internal sealed class SessionStore : IDisposable
{
    private static readonly TimeSpan s_sweepPeriod = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<SessionId, Session> _sessions = new();
    private readonly Lock _openLock = new();
    private readonly LiveOptions _options;
    private readonly TimeProvider _time;
    private readonly ITimer _sweeper;

    /// <summary>Makes an empty store that takes its bounds from <paramref name="options"/> at each use.</summary>
    public SessionStore(LiveOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _sweeper = time.CreateTimer(static store => ((SessionStore)store!).Sweep(), this, s_sweepPeriod, s_sweepPeriod);
    }

    /// <summary>How many sessions exist; expired ones count until they are swept, about a second later.</summary>
    public int Count => _sessions.Count;

    /// <summary>Opens a session, and ends others where a bound asks for it.</summary>
    /// <param name="user">Whose it is.</param>
    /// <param name="rights">What the user may do.</param>
    /// <param name="source">Where the login came from.</param>
    /// <param name="vouchedUser">For whom a trusted proxy vouched with the login; calls must come with the same.</param>
    public Session Open(string user, UserRights rights, string source, string? vouchedUser = null)
    {
        var session = new Session(SessionId.Create(), user, rights, source, vouchedUser, _time.GetTimestamp());
        lock (_openLock)
        {
            while (FindSuperfluous(user) is { } superfluous)
            {
                End(superfluous);
            }

            _sessions[session.Id] = session;
        }

        return session;
    }

    /// <summary>Finds the session called <paramref name="id"/> and renews it.</summary>
    /// <exception cref="XmlRpcFaultException">
    /// 401: there is no such session for <paramref name="vouchedUser"/>, or it has expired.
    /// </exception>
    public Session Require(string id, string? vouchedUser = null)
    {
        if (!SessionId.TryParse(id, out SessionId parsed) || !_sessions.TryGetValue(parsed, out Session? session))
        {
            throw NoSession();
        }

        if (IsExpired(session))
        {
            End(session);
            throw NoSession();
        }

        // The same words as for no session at all: whether others have one is not for this caller to know.
        if (session.VouchedUser != vouchedUser)
        {
            throw NoSession();
        }

        session.Touch(_time.GetTimestamp());
        return session;
    }

    /// <summary>Finds the session called <paramref name="id"/>, renews it and checks what its user may do.</summary>
    /// <exception cref="XmlRpcFaultException">
    /// 401: there is no such session for <paramref name="vouchedUser"/>, or it has expired. 403: the user lacks one of <paramref name="roles"/>.
    /// </exception>
    public Session Require(string id, Roles roles, string? vouchedUser = null)
    {
        Session session = Require(id, vouchedUser);
        Roles missing = roles & ~session.Roles;
        if (missing != Roles.None)
        {
            throw new XmlRpcFaultException(
                FaultCodes.Forbidden,
                Messages.Format(
                    $"User \"{session.User}\" lacks the role {missing.ToString().ToLowerInvariant()}, which this call needs."));
        }

        return session;
    }

    /// <summary>Ends <paramref name="session"/>; its id is unknown from here on.</summary>
    public void End(Session session)
    {
        if (_sessions.TryRemove(session.Id, out _))
        {
            session.End();
        }
    }

    /// <summary>Stops the sweeping and ends all sessions.</summary>
    public void Dispose()
    {
        _sweeper.Dispose();
        foreach (Session session in _sessions.Values)
        {
            End(session);
        }
    }

    private static XmlRpcFaultException NoSession()
    {
        return new XmlRpcFaultException(
            FaultCodes.NoSession,
                Messages.Get("There is no such session, or it has expired; call login for a new one."));
    }

    private bool IsExpired(Session session)
    {
        return _time.GetElapsedTime(session.LastUsed) > _options.Current.SessionTimeout;
    }

    private void Sweep()
    {
        foreach (Session session in _sessions.Values)
        {
            if (IsExpired(session))
            {
                End(session);
            }
        }
    }

    // Logins are rare beside calls, so looking at every session here is cheaper than an order kept at every call.
    private Session? FindSuperfluous(string user)
    {
        Options options = _options.Current;
        int total = 0;
        int ofUser = 0;
        Session? oldest = null;
        Session? oldestOfUser = null;
        foreach (Session session in _sessions.Values)
        {
            total++;
            oldest = Older(oldest, session);
            if (session.User == user)
            {
                ofUser++;
                oldestOfUser = Older(oldestOfUser, session);
            }
        }

        if (ofUser >= options.MaxSessionsPerUser)
        {
            return oldestOfUser;
        }

        return total >= options.MaxSessions ? oldest : null;
    }

    private static Session Older(Session? first, Session second)
    {
        return first is null || second.LastUsed < first.LastUsed ? second : first;
    }
}
