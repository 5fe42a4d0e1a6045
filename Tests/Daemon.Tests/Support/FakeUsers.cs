// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Daemon.Users;

namespace Daemon.Tests.Support;

/// <summary>A system with the users that a test gives it.</summary>
internal sealed class FakeUsers(params (uint Uid, string Name)[] users) : IUserResolver
{
    public int Questions { get; private set; }

    public IReadOnlyDictionary<uint, string> FindByUid(IReadOnlyList<uint> uids)
    {
        Questions++;
        return users.Where(user => uids.Contains(user.Uid)).ToDictionary(user => user.Uid, user => user.Name);
    }

    public uint? FindByName(string name) =>
        users.Where(user => user.Name == name).Select(user => (uint?)user.Uid).FirstOrDefault();
}
