// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Auth;

namespace Daemon.Sessions;

/// <summary>
/// What the daemon knows of one logged-in client. Safe for use by several threads: a client may send several calls of
/// one session at once.
/// </summary>
internal sealed class Session
{
    private readonly Lock _lock = new();
    private IDisposable? _pinned;
    private bool _ended;
    private long _lastUsed;

    /// <summary>Made by <see cref="SessionStore"/> alone.</summary>
    internal Session(SessionId id, string user, UserRights rights, string source, string? vouchedUser, long now)
    {
        Id = id;
        User = user;
        Rights = rights;
        Source = source;
        VouchedUser = vouchedUser;
        _lastUsed = now;
    }

    /// <summary>The id the client shows. A secret: never log it.</summary>
    public SessionId Id { get; }

    /// <summary>The name that the authentication module gave the user.</summary>
    public string User { get; }

    /// <summary>What the user may do.</summary>
    public UserRights Rights { get; }

    /// <summary>The roles alone, without how far that of the inventory goes.</summary>
    public Roles Roles => Rights.Roles;

    /// <summary>Where the login came from, for the audit log.</summary>
    public string Source { get; }

    /// <summary>For whom the proxy vouched at the login; null where the login came without one.</summary>
    public string? VouchedUser { get; }

    /// <summary>Whether <c>view</c> takes a fresh snapshot when the present one is old.</summary>
    public bool AutoRefresh { get; set; } = true;

    /// <summary>The resource that lives as long as the session holds it, such as the snapshot it pages over.</summary>
    public IDisposable? Pinned
    {
        get
        {
            lock (_lock)
            {
                return _pinned;
            }
        }
    }

    /// <summary>The time of the last call, as a timestamp of the store's clock.</summary>
    internal long LastUsed => Volatile.Read(ref _lastUsed);

    /// <summary>
    /// Makes <paramref name="resource"/> the pinned one and disposes of the one before it. The session owns it from
    /// here: it is disposed of when the session ends, or at once where the session has ended already.
    /// </summary>
    public void Pin(IDisposable? resource)
    {
        IDisposable? unwanted;
        lock (_lock)
        {
            unwanted = _ended ? resource : _pinned;
            _pinned = _ended ? null : resource;
        }

        unwanted?.Dispose();
    }

    /// <summary>Notes a call at <paramref name="now"/>.</summary>
    internal void Touch(long now) => Volatile.Write(ref _lastUsed, now);

    /// <summary>Ends the session: what it pinned is disposed of, now or when it arrives.</summary>
    internal void End()
    {
        IDisposable? unwanted;
        lock (_lock)
        {
            _ended = true;
            unwanted = _pinned;
            _pinned = null;
        }

        unwanted?.Dispose();
    }
}
