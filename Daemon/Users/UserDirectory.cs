// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Daemon.Users;

/// <summary>Names of users by number and back, from the system's resolver, remembered for a while.</summary>
/// <remarks>
/// Safe for concurrent use. Bounded: when it is full everything is forgotten and asked again. An answer, also the answer
/// that there is no such user, holds for <see cref="Lifetime"/>.
/// </remarks>
internal sealed class UserDirectory
{
    /// <summary>How long an answer holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private const int Capacity = 65_536;

    private readonly IUserResolver _resolver;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<uint, Answer> _byUid = new();

    /// <summary>Makes an empty directory over a resolver.</summary>
    public UserDirectory(IUserResolver resolver, TimeProvider time)
    {
        _resolver = resolver;
        _time = time;
    }

    /// <summary>Asks for all users at once whose answer is missing or too old.</summary>
    public void Resolve(IEnumerable<uint> uids)
    {
        uint[] missing = [.. uids.Where(uid => !IsRemembered(uid)).Distinct()];
        if (missing.Length == 0)
        {
            return;
        }

        IReadOnlyDictionary<uint, string> found = _resolver.FindByUid(missing);
        if (_byUid.Count + missing.Length > Capacity)
        {
            _byUid.Clear();
        }

        long now = _time.GetTimestamp();
        foreach (uint uid in missing)
        {
            _byUid[uid] = new Answer(found.GetValueOrDefault(uid), now);
        }
    }

    /// <summary>The name of a user, asking for it when it is not remembered; null when there is no such user.</summary>
    public string? NameOf(uint uid)
    {
        if (!IsRemembered(uid))
        {
            Resolve([uid]);
        }

        return _byUid.TryGetValue(uid, out Answer answer) ? answer.Name : null;
    }

    /// <summary>Whether there is a user of this number.</summary>
    public bool IsKnown(uint uid) => NameOf(uid) is not null;

    /// <summary>The number of a user by name or by number in decimal; null when there is no such user.</summary>
    public uint? FindUid(string name) =>
        uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out uint uid)
            ? uid
            : _resolver.FindByName(name);

    private bool IsRemembered(uint uid) =>
        _byUid.TryGetValue(uid, out Answer answer) && _time.GetElapsedTime(answer.Since) < Lifetime;

    private readonly record struct Answer(string? Name, long Since);
}
