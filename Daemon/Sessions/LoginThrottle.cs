// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using Contract;
using Localization;
using XmlRpc.Values;

namespace Daemon.Sessions;

/// <summary>
/// Slows guessing of passwords. After a few failed logins, of one source or for one user name, the next is let through
/// only after a delay that doubles with each failure, up to half a minute; a good login forgets the user's failures.
/// The delay is short enough that nobody can lock a user out for good. Memory is bounded. Safe for use by several
/// threads.
/// </summary>
internal sealed class LoginThrottle(TimeProvider time)
{
    /// <summary>How many failures of one user name are free.</summary>
    internal const int FreePerUser = 3;

    /// <summary>How many failures of one source are free: behind a proxy, many users share one.</summary>
    internal const int FreePerSource = 20;

    /// <summary>How many names and sources are remembered; beyond it the oldest is forgotten.</summary>
    internal const int Capacity = 4096;

    internal static readonly TimeSpan s_firstDelay = TimeSpan.FromSeconds(1);
    internal static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan s_memory = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Record> _records = [];

    /// <summary>How many names and sources are remembered.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _records.Count;
            }
        }
    }

    /// <summary>
    /// Must be called before a password is looked at. Of several attempts at once after a delay only one is let through.
    /// </summary>
    /// <exception cref="XmlRpcFaultException">429: it is too early; the text says how long to wait.</exception>
    public void Admit(string source, string user)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            Record? bySource = Find(SourceKey(source), now);
            Record? byUser = Find(UserKey(user), now);
            TimeSpan wait = Max(Remaining(bySource, now), Remaining(byUser, now));
            if (wait > TimeSpan.Zero)
            {
                int seconds = (int)Math.Ceiling(wait.TotalSeconds);
                throw new XmlRpcFaultException(
                    FaultCodes.TooManyAttempts,
                    Messages.Format($"Too many failed logins; try again in {seconds} seconds."));
            }

            bySource?.Delay(FreePerSource, now);
            byUser?.Delay(FreePerUser, now);
        }
    }

    /// <summary>Notes that the password was wrong.</summary>
    public void NoteFailure(string source, string user)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_lock)
        {
            FindOrAdd(SourceKey(source), now).Fail(FreePerSource, now);
            FindOrAdd(UserKey(user), now).Fail(FreePerUser, now);
        }
    }

    /// <summary>Notes that the password was right.</summary>
    public void NoteSuccess(string user)
    {
        lock (_lock)
        {
            _records.Remove(UserKey(user));
        }
    }

    private static string SourceKey(string source) => "s" + source;

    // Names of any length can be sent; the memory they take must not depend on it.
    private static string UserKey(string user) => "u" + (user.Length <= 128 ? user : user[..128]);

    private static TimeSpan Remaining(Record? record, DateTimeOffset now)
    {
        return record is null || record.NotBefore <= now ? TimeSpan.Zero : record.NotBefore - now;
    }

    private static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;

    private Record? Find(string key, DateTimeOffset now)
    {
        if (_records.TryGetValue(key, out Record? record) && now - record.LastFailure > s_memory)
        {
            _records.Remove(key);
            return null;
        }

        return record;
    }

    private Record FindOrAdd(string key, DateTimeOffset now)
    {
        if (Find(key, now) is { } known)
        {
            return known;
        }

        if (_records.Count >= Capacity)
        {
            ForgetOldest();
        }

        var record = new Record();
        _records.Add(key, record);
        return record;
    }

    private void ForgetOldest()
    {
        string? oldest = null;
        DateTimeOffset earliest = DateTimeOffset.MaxValue;
        foreach ((string key, Record record) in _records)
        {
            if (record.LastFailure < earliest)
            {
                oldest = key;
                earliest = record.LastFailure;
            }
        }

        _records.Remove(oldest!);
    }

    private sealed class Record
    {
        private int _failures;

        public DateTimeOffset LastFailure { get; private set; }

        public DateTimeOffset NotBefore { get; private set; }

        public void Fail(int free, DateTimeOffset now)
        {
            _failures++;
            LastFailure = now;
            Delay(free, now);
        }

        public void Delay(int free, DateTimeOffset now)
        {
            int excess = _failures - free;
            if (excess >= 0)
            {
                double seconds = s_firstDelay.TotalSeconds * Math.Pow(2, Math.Min(excess, 10));
                NotBefore = now + TimeSpan.FromSeconds(Math.Min(seconds, s_longestDelay.TotalSeconds));
            }
        }
    }
}
